"""How propositions are held: claims, denials and hedges."""
