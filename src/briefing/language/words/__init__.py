"""Tag words: parts of speech and name labels, by sequence models."""
