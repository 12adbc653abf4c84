"""Choose sentences: salience, features, published methods, across articles."""
