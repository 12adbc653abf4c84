"""Who did what to whom: verb groups with the noun phrases before and after them.

A shallow reading over tags and noun phrases, after the cascade of Abney (1996, "Partial parsing via finite-state
cascades"): easy-first, and silent where the shape of the sentence is not clear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from briefing.frozen import dataclass
from briefing.language.lemmas import verb_lemma
from briefing.model.annotation import AnnotatedArticle, Clause, NounPhrase
from briefing.model.text import Sentence, Span, Token

_AUXILIARIES = frozenset({"be", "have", "do", "get", "can", "will", "shall", "may", "must"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MODALS = frozenset(
    {"will", "would", "could", "can", "may", "might", "should", "must", "shall", "'ll", "’ll"}
)
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_TIMES = frozenset(
    "today yesterday tomorrow night morning afternoon evening week month year weekend monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
"""Heads of noun phrases that are adverbs of time before a verb, seldom its subject: "earlier this week drew"."""
_SUBORDINATORS = frozenset(
    "that while because after before as if whether since until although though than when like".split()
)


def find_clauses(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its clauses: verb group, doer, undergoer, voice, negation and modality."""
    phrases: dict[int, list[NounPhrase]] = {}
    for phrase in annotated.noun_phrases:
        phrases.setdefault(phrase.sentence, []).append(phrase)
    clauses = [
        clause
        for sentence in annotated.sentences
        for clause in _Reader(sentence, phrases.get(sentence.number, [])).clauses()
    ]
    return replace(annotated, clauses=tuple(clauses))


@dataclass(frozen=True, slots=True)
class _VerbGroup:
    """Token positions `first` to `last`, `last` being the head verb; `infinitive` where "to" leads it."""

    first: int
    last: int
    lemma: str
    passive: bool
    finite: bool
    infinitive: bool
    negated: bool
    modal: str


class _Reader:
    """One sentence as two interleaved sequences: tokens, and the noun phrases that cover some of them."""

    def __init__(self, sentence: Sentence, phrases: list[NounPhrase]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        starts = [token.span.start for token in self.tokens]
        ends = [token.span.end for token in self.tokens]
        self.phrase_from: dict[int, tuple[int, NounPhrase]] = {}
        self.phrase_to: dict[int, tuple[int, NounPhrase]] = {}
        self.in_phrase = [False] * len(self.tokens)
        for phrase in phrases:
            first = bisect_left(starts, phrase.span.start)
            last = bisect_left(ends, phrase.span.end)
            self.phrase_from[first] = (last, phrase)
            self.phrase_to[last] = (first, phrase)
            for position in range(first, min(last + 1, len(self.tokens))):
                self.in_phrase[position] = True

    def clauses(self) -> Iterator[Clause]:
        """The sentence's clauses in text order."""
        groups = list(self._verb_groups())
        subjects: list[Span | None] = []
        for index, group in enumerate(groups):
            subjects.append(self._subject(group, groups, subjects, index))
        for index, (group, subject) in enumerate(zip(groups, subjects, strict=True)):
            after = self._object(group)
            if group.passive:
                doer, undergoer = self._agent(group), subject
            else:
                doer, undergoer = subject, after
            limit = len(self.tokens)
            if index + 1 < len(groups):
                limit = self._limit(group, groups[index + 1], subjects[index + 1])
            yield Clause(
                sentence=self.sentence.number,
                span=self._extent(group, subject, limit),
                action=Span(self.tokens[group.first].span.start, self.tokens[group.last].span.end),
                lemma=group.lemma,
                doer=doer,
                undergoer=undergoer,
                passive=group.passive,
                negated=group.negated,
                modal=group.modal,
                subordinate=not group.finite,
            )

    def _verb_groups(self) -> Iterator[_VerbGroup]:
        behind = 0
        for position, token in enumerate(self.tokens):
            if token.tag in _VERBS and position >= behind and not self.in_phrase[position]:
                group = self._verb_group(position)
                yield group
                behind = group.last + 1

    def _verb_group(self, first: int) -> _VerbGroup:
        """The verb group that begins at `first`: auxiliaries and adverbs up to the first full verb."""
        last, negated, modal = first, False, ""
        lemmas = [verb_lemma(self.tokens[first].text)]
        while lemmas[-1] in _AUXILIARIES:
            following = last + 1
            while following < len(self.tokens) and self.tokens[following].tag.startswith("RB"):
                following += 1
            if following >= len(self.tokens) or self.in_phrase[following]:
                break
            token = self.tokens[following]
            if token.tag not in {"VB", "VBN", "VBG", "VBD"} or token.text.lower() == "to":
                break
            last = following
            lemmas.append(verb_lemma(token.text))
        words = [token.text.lower() for token in self.tokens[first : last + 1]]
        around = words + [token.text.lower() for token in self.tokens[last + 1 : last + 2]]
        negated = any(word in _NEGATIONS for word in around)
        modal = next((word for word in words if word in _MODALS), "")
        head = self.tokens[last]
        before = self.tokens[first - 1].text.lower() if first else ""
        if not modal and before == "to" and self._is_going_to(first):
            modal = "going to"
        helped = len(lemmas) > 1 and lemmas[-2] in {"be", "get"}
        bare = first == last and head.tag == "VBN"
        active = bare and self._stands_as_past_tense(first)
        return _VerbGroup(
            first=first,
            last=last,
            lemma=lemmas[-1],
            passive=(helped and head.tag in {"VBN", "VBD"}) or (bare and not active),
            finite=(self.tokens[first].tag in {"MD", "VBD", "VBZ", "VBP"} or active)
            and before != "to",
            infinitive=before == "to",
            negated=negated,
            modal=modal,
        )

    def _stands_as_past_tense(self, position: int) -> bool:
        """Whether a bare participle is the sentence's only candidate for its main verb, and so a past tense."""
        if position - 1 not in self.phrase_to or self.phrase_to[position - 1][0] != 0:
            return False
        for following in range(position + 1, len(self.tokens)):
            token = self.tokens[following]
            if token.tag in {"VBD", "VBZ", "VBP", "MD"}:
                return False
            if token.tag in {"WP", "WDT", "WRB", ","} or token.text.lower() in _SUBORDINATORS:
                return True
        return True

    def _is_going_to(self, first: int) -> bool:
        before = [token.text.lower() for token in self.tokens[max(0, first - 2) : first]]
        return before == ["going", "to"]

    def _subject(
        self,
        group: _VerbGroup,
        groups: list[_VerbGroup],
        subjects: list[Span | None],
        index: int,
    ) -> Span | None:
        """The noun phrase that the verb group is said of, or None where the shape is not clear."""
        position = group.first - 1
        while position >= 0 and (
            self.tokens[position].tag.startswith("RB") or self.tokens[position].tag == "TO"
        ):
            position -= 1
        previous = groups[index - 1] if index else None
        if position < 0:
            return self._following_subject(group) if not group.finite else None
        if not group.finite and not (group.passive and position in self.phrase_to):
            shared = index and previous is not None and self._object_between(previous, group)
            if shared:
                return shared
            return (
                subjects[index - 1]
                if index and not self._opens(group)
                else self._following_subject(group)
            )
        word = self.tokens[position].text.lower()
        if word in _RELATIVES and self.tokens[position].tag in {"WP", "WDT", "IN", "DT"}:
            antecedent = self._phrase_ending(position - 1)
            if antecedent is not None:
                return antecedent.span
            return None
        if word in {"and", "or", "but", "then"} and index and subjects[index - 1] is not None:
            return subjects[index - 1]
        return self._scan_left(position, groups[:index], subjects)

    def _scan_left(
        self, position: int, earlier: list[_VerbGroup], subjects: list[Span | None]
    ) -> Span | None:
        """The nearest noun phrase to the left that is neither in a prepositional phrase nor parenthetical."""
        while position >= 0:
            token = self.tokens[position]
            if position in self.phrase_to:
                first, phrase = self.phrase_to[position]
                if self._is_time(position):
                    position = first - 1
                    continue
                before = self.tokens[first - 1] if first else None
                if (
                    before is not None
                    and before.tag in {"IN", "TO"}
                    and before.text.lower() not in _SUBORDINATORS
                    and not (before.text.lower() == "at" and self.tokens[first].tag == "JJS")
                ):
                    position = first - 2
                    continue
                if before is not None and before.tag == "CC" and first - 2 in self.phrase_to:
                    return self._coordinated(first, phrase)
                owner = next((group for group in earlier if group.last == first - 1), None)
                if owner is not None and owner.infinitive:
                    # The object of an infinitive that belongs to a noun: "a plan to kill him was found".
                    position = owner.first - 2
                    continue
                return phrase.span
            if token.tag == "DT" and token.text.lower() in {"this", "that", "these", "those"}:
                return token.span
            if token.text == ",":
                opening = self._parenthesis_start(position)
                if opening is None:
                    return None
                position = opening - 1
                continue
            if _is_verb(token):
                # The noun before a relative clause that has just ended: "the man who ran away was caught".
                for group, subject in zip(reversed(earlier), reversed(subjects), strict=False):
                    if group.first <= position <= group.last and group.first >= 1:
                        if self.tokens[group.first - 1].text.lower() in _RELATIVES:
                            return subject
                        return None
                return None
            if token.tag in {":", "``", "''"}:
                return None
            position -= 1
        return None

    def _is_time(self, position: int) -> bool:
        """Whether the noun phrase that ends at `position` is a time: "earlier this week", "Saturday night"."""
        return self.tokens[position].text.lower() in _TIMES

    def _coordinated(self, first: int, phrase: NounPhrase) -> Span:
        start, end = phrase.span.start, phrase.span.end
        while first - 2 in self.phrase_to and self.tokens[first - 1].tag == "CC":
            first, other = self.phrase_to[first - 2]
            start = other.span.start
        return Span(start, end)

    def _parenthesis_start(self, position: int) -> int | None:
        """The comma that opens what the one at `position` closes, if a noun phrase stands before it."""
        for opening in range(position - 1, 0, -1):
            if self.tokens[opening].text == "," and opening - 1 in self.phrase_to:
                return opening
        return None

    def _phrase_ending(self, position: int) -> NounPhrase | None:
        if position >= 0 and self.tokens[position].text == ",":
            position -= 1
        return self.phrase_to[position][1] if position in self.phrase_to else None

    def _object_between(self, previous: _VerbGroup, group: _VerbGroup) -> Span | None:
        """The object of `previous` that `group` is said of: "asked him to go", "accused him of going"."""
        object_ = self._object(previous)
        before = self.tokens[group.first - 1]
        if object_ is None or not (
            group.infinitive or before.text.lower() in {"of", "from", "for"}
        ):
            return None
        between = [t for t in self.tokens[: group.first - 1] if t.span.start >= object_.end]
        joined = all(t.tag in {"IN", "DT", "TO"} or t.tag.startswith(("NN", "JJ")) for t in between)
        return object_ if joined and (not group.infinitive or not between) else None

    def _opens(self, group: _VerbGroup) -> bool:
        return not any(_is_verb(token) for token in self.tokens[: group.first])

    def _following_subject(self, group: _VerbGroup) -> Span | None:
        """The subject of the main clause after an opening participle: "Speaking in Rome, the pope said"."""
        for position in range(group.last + 1, len(self.tokens) - 1):
            if position in self.phrase_from and self._begins_clause(position):
                return self.phrase_from[position][1].span
            if _is_verb(self.tokens[position]) and not self.in_phrase[position]:
                return None
        return None

    def _object(self, group: _VerbGroup) -> Span | None:
        position = group.last + 1
        while position < len(self.tokens) and self.tokens[position].tag in {"RB", "RP"}:
            position += 1
        entry = self.phrase_from.get(position)
        if entry is None or group.lemma == "be" or self._is_time(entry[0]):
            return None
        last, phrase = entry
        end = phrase.span.end
        while (
            last + 2 in self.phrase_from
            and self.tokens[last + 1].tag == "CC"
            and not self._begins_clause(last + 2)
        ):
            last, other = self.phrase_from[last + 2]
            end = other.span.end
        if self._begins_clause(position):
            return None
        return Span(phrase.span.start, end)

    def _begins_clause(self, position: int) -> bool:
        """Whether the noun phrase at `position` is the subject of a verb: "said police had arrived"."""
        following = self.phrase_from[position][0] + 1
        while following < len(self.tokens) and self.tokens[following].tag.startswith("RB"):
            following += 1
        return following < len(self.tokens) and self.tokens[following].tag in {
            "VBD",
            "VBZ",
            "VBP",
            "MD",
        }

    def _agent(self, group: _VerbGroup) -> Span | None:
        """The noun phrase after "by", before the next verb."""
        for position in range(group.last + 1, min(group.last + 12, len(self.tokens) - 1)):
            token = self.tokens[position]
            if _is_verb(token) and not self.in_phrase[position]:
                return None
            if token.text.lower() == "by" and position + 1 in self.phrase_from:
                return self.phrase_from[position + 1][1].span
        return None

    def _limit(self, group: _VerbGroup, following: _VerbGroup, subject: Span | None) -> int:
        """The token before which a clause ends, so that the subject of the `following` group is not in it."""
        if subject is not None and following.finite:
            for position in range(group.last + 1, following.first):
                if self.tokens[position].span.start == subject.start:
                    return position
        return following.first

    def _extent(self, group: _VerbGroup, subject: Span | None, limit: int) -> Span:
        """The clause from its subject, where that stands before the verb, to the next verb group or comma."""
        start = self.tokens[group.first].span.start
        if subject is not None and subject.start < start:
            start = subject.start
        last = group.last
        for position in range(group.last + 1, limit):
            token = self.tokens[position]
            if (
                token.tag in {",", ":", ".", "``", "''", "WP", "WDT", "CC"}
                and not self.in_phrase[position]
            ):
                break
            last = position
        while last > group.last and self.tokens[last].tag in {"TO", "IN", "DT", "CC", "RB"}:
            last -= 1
        return Span(start, self.tokens[last].span.end)


def _is_verb(token: Token) -> bool:
    return token.tag in _VERBS
