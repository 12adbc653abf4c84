"""Shallow parsing: noun phrases, chunks, verb groups and clauses."""
