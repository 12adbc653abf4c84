"""From an article to an annotated article: an ordered list of annotators, each a pure function."""
