"""What every analysis asks of annotated text: sentences, findings, extents, counts, terms."""
