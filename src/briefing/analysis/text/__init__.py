"""Queries on annotated text: sentences, findings, extents, counts, terms."""
