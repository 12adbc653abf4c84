"""Direct and reported speech: cues, speakers and what is said."""
