"""Sets of Penn Treebank part-of-speech tags (Marcus et al. 1993), each named once."""

from __future__ import annotations

FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
"""Verbs that carry a clause of their own."""
VERBS = FINITE | {"VB", "VBG", "VBN"}
PARTICIPLES = frozenset({"VBN", "VBG"})
PAST = frozenset({"VBN", "VBD"})
"""Forms in -ed, which a tagger often takes for one another."""
COMMON_NOUNS = frozenset({"NN", "NNS"})
PROPER_NOUNS = frozenset({"NNP", "NNPS"})
NOUNS = COMMON_NOUNS | PROPER_NOUNS
PLURAL_NOUNS = frozenset({"NNS", "NNPS"})
ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})
PREMODIFIERS = ADJECTIVES | NOUNS | {"VBN", "CD", "HYPH"}
"""What may stand between a determiner and the head of a noun phrase."""
PREPOSITIONS = frozenset({"IN", "TO"})
DETERMINERS = frozenset({"DT", "PDT", "PRP$"})
POSSESSIVES = frozenset({"POS", "PRP$"})
SUBJECT_OPENINGS = DETERMINERS | PROPER_NOUNS | {"PRP"}
"""What a subject mostly begins with."""
RELATIVES = frozenset({"WP", "WDT", "WP$"})
WH_WORDS = RELATIVES | {"WRB"}
NOMINAL = NOUNS | ADJECTIVES | POSSESSIVES | {"CC", "CD", "DT", "IN"}
"""Tags of a noun phrase with its prepositional phrases: "none of the 12 passengers on the bus"."""
BEFORE_DAY = frozenset({"IN", "RB", "JJ", "NNS"})
"""What may stand between a verb of saying and its day: "told reporters late on Monday"."""
DANGLING = PREPOSITIONS | WH_WORDS | {"CC", "DT", "POS"}
"""What hangs loose at the end of a phrase that was cut there."""
COMPLEMENTIZERS = frozenset({"IN", "DT", "WDT"})
"""What a tagger takes "that" for where it opens a clause."""
FUNCTION_WORDS = WH_WORDS | {"CC", "DT", "EX", "IN", "PRP", "PRP$", "TO"}
"""Words that are no name where they stand alone, and begin none."""
PRONOUNS = frozenset({"PRP", "WP", "EX"})
CLAUSE_STARTS = frozenset({"DT", "PRP", "PRP$", "NNP", "EX", "WP", "WRB"})
"""First words of a clause that is said: "she argues | the plan"."""
CONTENT_STARTS = (
    (VERBS - {"MD"}) | NOUNS | frozenset({"PRP", "PRP$", "CD", "DT", "JJ", "EX", "IN", "$"})
)
"""First words of anything that a verb of saying may govern without a "to" or a question word."""
PUNCTUATION = frozenset({",", ":", ".", "``", "''"})

CHUNK_LETTERS = {
    "DT": "D", "PDT": "D", "PRP$": "D", "CD": "C", "$": "C", "#": "C",
    "JJ": "J", "JJR": "J", "JJS": "J", "VBN": "V", "VBG": "G",
    "NN": "N", "NNS": "N", "NNP": "N", "NNPS": "N", "FW": "N",
    "POS": "S", "PRP": "R", "EX": "R", "RB": "A", "RBS": "A", "RBR": "A", "CC": "&",
    "IN": "i", "VB": "v", "VBD": "v", "VBZ": "v", "VBP": "v",
}  # fmt: skip
"""One letter a tag, so that a grammar of noun phrases is an ordinary regular expression."""
