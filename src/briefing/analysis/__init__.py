"""Analyses of annotated articles: summaries, incidents, comparison, profiles."""
