"""Temporal expressions: the grammar that finds them, the values they have."""
