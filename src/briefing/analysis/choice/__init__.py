"""Choosing sentences: salience, features, published methods, and the choice across articles."""
