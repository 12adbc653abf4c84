"""From the prose of an article to sentences, tokens and quotations."""
