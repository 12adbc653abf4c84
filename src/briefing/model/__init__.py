"""Frozen values that flow through the package: text, articles, results."""
