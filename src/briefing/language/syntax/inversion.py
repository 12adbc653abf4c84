"""Find the subject behind a verb of saying: "They had won, said the mayor"."""

from __future__ import annotations

from briefing.language.en.closed_classes import ADJUNCT_PREPOSITIONS
from briefing.language.en.reporting import inverting_verbs, quoting_verbs
from briefing.language.en.tags import FINITE
from briefing.language.syntax.asides import is_time
from briefing.language.syntax.objects import complement_end
from briefing.model.chunks import QUOTATION, Chunks, Subject, VerbGroup

_ENDS = ADJUNCT_PREPOSITIONS | frozenset(", . ; : ? ! — who".split())
"""What stands behind the subject of a verb of saying that closes what is said."""


def inverted_subject(chunks: Chunks, group: VerbGroup) -> Subject | None:
    """The inverted subject behind a verb that closes speech: "'...,' said the mayor".

    The verb is of one word. Behind a comma only a verb that often stands so has one, and only where nothing but an
    adjunct follows it.
    """
    before, first = group.first - 1, group.last + 1
    last = chunks.phrase_ends.get(first)
    if last is None or group.lemma not in quoting_verbs() or group.first != group.last:
        return None
    is_quoted = (
        before < 0
        or chunks.tags[before] in {QUOTATION, "''"}
        or chunks.words[before] in {"so", "as"}
    )
    if not is_quoted and not (chunks.words[before] == "," and group.lemma in inverting_verbs()):
        return None
    after = complement_end(chunks, last) + 1
    ends = after == len(chunks.words)
    if is_time(chunks, last) or (not ends and _goes_on(chunks, after)):
        return None
    closes = is_quoted or ends or chunks.words[after] in _ENDS
    return Subject(first, last) if closes else None


def _goes_on(chunks: Chunks, place: int) -> bool:
    """Whether what stands at `place` makes the noun before it a subject or a listener: "asked the mayor to go"."""
    infinitive = chunks.words[place] == "to" and chunks.tags[place + 1 : place + 2] == ("VB",)
    return infinitive or chunks.tags[place] in FINITE or chunks.words[place] == "that"
