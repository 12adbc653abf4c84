"""Spanish as data: numbers, calendar words, the rules of temporal expressions and the cues around them."""
