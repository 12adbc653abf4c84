"""Temporal expressions: the grammar that finds them and the values that they have."""
