"""Read the rules of scopes: cues, what each does, its reach, what ends it.

The rules are data: `language/en/scope_rules.txt`, whose head says how they are written.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from briefing.language.en import word_list
from briefing.language.en.morphology import verb_forms
from briefing.model.annotation import Status

Reach = Literal[
    "none", "predicate", "verb", "subject", "complement", "condition", "clause", "sentence"
]
"""The names of the reaches, as the rules give them; "none" is that of a cue that takes force away."""


class ScopeRule(NamedTuple):
    """A scope rule: a cue, the status of what it reaches, and the name of its reach.

    The status is None for what is asserted after all.
    """

    cue: tuple[tuple[frozenset[str], bool], ...]
    """For each token the words that it may be, and whether these are base forms of verbs."""
    status: Status | None
    reach: Reach


@cache
def scope_rules() -> dict[str, tuple[ScopeRule, ...]]:
    """The scope rules by each word that may begin their cue, longest cue first."""
    by_word: dict[str, list[ScopeRule]] = {}
    sections = word_list("scope_rules")
    for name in ("asserted", *Status):
        for line in sections[name]:
            cue, _, reach = line.replace("<", ">").partition(" > ")
            tokens = tuple(_token(token) for token in cue.split())
            status = None if name == "asserted" else Status(name)
            rule = ScopeRule(tokens, status, cast(Reach, reach))
            known, lemma = tokens[0]
            for word in {form for verb in known for form in verb_forms(verb)} if lemma else known:
                by_word.setdefault(word, []).append(rule)
    return {
        word: tuple(sorted(rules, key=lambda rule: -len(rule.cue)))
        for word, rules in by_word.items()
    }


def _token(written: str) -> tuple[frozenset[str], bool]:
    return frozenset(written.strip("{}").split("|")), written.startswith("{")


@cache
def ends(reach: str) -> frozenset[str]:
    """The words that end the reach of that name."""
    return scope_words(f"ends {reach}")


@cache
def scope_words(section: str) -> frozenset[str]:
    """All words of a section of the rules."""
    return frozenset(" ".join(word_list("scope_rules")[section]).split())
