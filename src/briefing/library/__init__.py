"""The library: articles kept in one SQLite file, with annotations, feeds and a full-text index."""
