"""Coreference: role phrases and pronouns linked to the actors they mean, within and across articles."""
