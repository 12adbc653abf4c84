"""Render results: views to documents, layout, and a writer for each format."""
