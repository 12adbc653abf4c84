"""Coreference: link role phrases and pronouns to the actors they mean."""
