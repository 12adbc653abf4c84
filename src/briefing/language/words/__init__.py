"""What each word is: part-of-speech tags and name labels, by sequence models."""
