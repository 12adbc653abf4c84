"""Reference dates of articles: as given, else inferred from the text."""
