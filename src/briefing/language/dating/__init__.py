"""An article's reference date: as given, else inferred from evidence in the text."""
