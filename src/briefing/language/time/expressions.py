"""Find the temporal expressions of an article and resolve them to dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from briefing.language.en.calendar import names_with_days
from briefing.language.en.tags import COMMON_NOUNS, DETERMINERS, PROPER_NOUNS, VERBS
from briefing.language.time.grammar import Form, Reading, read_expressions
from briefing.language.time.periods import Context, Place
from briefing.language.time.values import place
from briefing.language.time.words import ENGLISH, cue_words
from briefing.languages import DATED_LANGUAGES, language_of
from briefing.model.annotation import AnnotatedArticle, DateExpression, DateKind
from briefing.model.article import Basis, PartialDate
from briefing.model.text import Sentence, Span, Token

_REACH = 60
"""How many tokens a verb may stand away from a date and still place it: keeps endless sentences linear."""

_DAY_REACH = 5
"""How many sentences behind a day a time of day alone may stand and still be one of that day."""

_REPORT_REACH = 40
"""How many characters before a date are looked at for a verb of saying."""

_MOST_OF_A_YEAR = frozenset(f"P{months}M" for months in range(6, 13))
"""Lengths of time that results are told for besides those of a quarter: what a year-earlier one is then, is a year."""

_TENSED: frozenset[Form] = frozenset(
    ["date", "range", "time", "weekday", "unit", "season", "quarter", "holiday", "offset"]
)
"""The forms whose place in time depends on the tense of their clause."""


_NAMED = ("MONTH", "MONTHISH", "WEEKDAY", "HOLIDAY", "FEAST")
"""Classes of words that names are made with."""


def find_dates(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its temporal expressions, each as far as it can be read without a reference date."""
    found = _expressions(annotated, annotated.sentences, None, Basis.STATED)
    return replace(annotated, date_expressions=tuple(found))


def resolve_dates(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with each temporal expression that was found placed in time from the article's reference date.

    What the text gives in full is stated; what counts from a stated reference date is resolved; what
    counts from an inferred one is inferred.
    """
    reference = annotated.reference_date
    if reference.date is None:
        return annotated
    basis = Basis.INFERRED if reference.basis is Basis.INFERRED else Basis.RESOLVED
    found = _expressions(annotated, dated_sentences(annotated), reference.date, basis)
    return replace(annotated, date_expressions=tuple(found))


def dated_sentences(annotated: AnnotatedArticle) -> list[Sentence]:
    """The sentences in which temporal expressions were found."""
    numbers = dict.fromkeys(expression.sentence for expression in annotated.date_expressions)
    return [annotated.sentences[number - 1] for number in numbers]


def temporal_language(annotated: AnnotatedArticle) -> str:
    """The code of the language by whose rules the article's dates are read: English where its own has none."""
    language = language_of(annotated)
    return language if language in DATED_LANGUAGES else ENGLISH


def looks_ahead(
    sentence: Sentence, text: str, start: int, end: int, language: str = ENGLISH
) -> bool | None:
    """Whether the clause of the expression at `start` to `end` of a sentence's text speaks of what is to come.

    The verb nearest before the expression decides, else the one after it; None where neither tells.
    """
    if text[end : end + 2] in ("'s", "’s"):
        return None
    before = text[max(0, start - _REACH) : start].lower().split()
    if before and before[-1] in cue_words(language, "before ahead"):
        return True
    if not sentence.tokens:
        return _direction_of(((word, "") for word in reversed(before)), language)
    index = _token_index(sentence, start)
    backwards = list(_tagged(reversed(sentence.tokens[max(0, index - _REACH) : index]), language))
    found = _direction_of(backwards, language)
    if found is not None:
        return found
    if _is_planned(backwards, text[start:end].split()[0].lower(), language):
        return True
    return _direction_of(_tagged(sentence.tokens[index : index + _REACH], language), language)


def _is_planned(backwards: list[tuple[str, str]], first: str, language: str) -> bool:
    """Whether a day behind a present tense is still to come: the council meets on Friday; not so in "says on Friday".

    `first` is the first word of the expression, `backwards` are those before it, the nearest first.
    """
    if not cue_words(language, "planned").intersection((first, *(w for w, _ in backwards[:1]))):
        return False
    past = cue_words(language, "reporting") | cue_words(language, "during")
    for word, tag in backwards:
        if word in past:
            return False
        # "Is facing" is as present as "faces".
        if tag in VERBS and tag != "VBG":
            return tag in {"VBZ", "VBP"}
    return False


def _tagged(tokens: Iterable[Token], language: str) -> Iterator[tuple[str, str]]:
    """Each word in small letters with its part of speech, which only the words of English have."""
    for token in tokens:
        yield token.text.lower(), token.tag if language == ENGLISH else ""


def _expressions(
    annotated: AnnotatedArticle,
    sentences: Iterable[Sentence],
    reference: PartialDate | None,
    basis: Basis,
) -> Iterator[DateExpression]:
    language = temporal_language(annotated)
    read = [
        (sentence, _without_verb(reading, sentence))
        for sentence in sentences
        for reading in read_expressions(annotated.text(sentence.span), language)
        if _is_temporal(reading, sentence)
        and not _is_in_known_name(annotated.text(sentence.span), reading)
    ]
    context = Context(reference=reference)
    is_history = reference is not None and _is_history([reading for _, reading in read], reference)
    told = 0
    for sentence, reading in read:
        if sentence.number - told > _DAY_REACH:
            context = context._replace(day=None)
        here, ahead, text = context, None, annotated.text(sentence.span)
        if reading.form in _TENSED:
            ahead = looks_ahead(sentence, text, reading.start, reading.end, language)
            if reference and not is_history:
                here = context._replace(ahead=ahead)
        placed = place(reading, here)
        is_day = placed.date is not None and placed.date.is_full
        if not (is_day and _is_of_report(text, reading)):
            context = _told(context, reading, placed, is_history=is_history)
            told = sentence.number if is_day else told
        yield _expression(reading, placed, sentence, basis, ahead)


def _is_of_report(text: str, reading: Reading) -> bool:
    """Whether the expression dates what was said: "police said Monday". Nothing is counted on from that day."""
    before = text[max(0, reading.start - _REPORT_REACH) : reading.start].lower().split()
    while before and before[-1] in cue_words(reading.language, "before day"):
        before.pop()
    return bool(before) and before[-1] in cue_words(reading.language, "reporting")


def _told(context: Context, reading: Reading, placed: Place, *, is_history: bool) -> Context:
    """What the next relative expression counts from, after this one."""
    if placed.value in _MOST_OF_A_YEAR:
        return context._replace(quarter=context.quarter[:4])
    if placed.date is None or placed.kind not in (DateKind.DATE, DateKind.TIME):
        return context
    day = placed.date if placed.date.is_full and placed.end in (None, placed.date) else None
    history, quarter = context.history, context.quarter
    if is_history and reading.form in ("date", "time", "range", "season"):
        history = placed.date
    is_latest = not reading.has("YEAR", "LAST", "AGO", "SHIFT") and not _is_ahead(placed, context)
    if reading.form == "quarter" and is_latest:
        quarter = placed.value
    return context._replace(narrative=placed.date, day=day, history=history, quarter=quarter)


def _is_ahead(placed: Place, context: Context) -> bool:
    end = placed.end or placed.date
    return bool(end and context.reference and end.latest > context.reference.latest)


def _is_history(readings: Sequence[Reading], reference: PartialDate) -> bool:
    """Whether the text tells of years gone by, not of the news: then a month is one of the year told of.

    The two ways to anchor are those of HeidelTime's narrative and news documents.
    """
    told = [
        reading for reading in readings
        for year in reading.values("YEAR")[-1:]
        if reading.form == "date" and int(year) < reference.year - 1
    ]  # fmt: skip
    news = [reading for reading in readings if reading.form in ("weekday", "deictic", "unit")]
    return len(told) >= 4 and len(told) > 2 * len(news)


def _expression(
    reading: Reading, placed: Place, sentence: Sentence, basis: Basis, ahead: bool | None
) -> DateExpression:
    return DateExpression(
        span=Span(sentence.span.start + reading.start, sentence.span.start + reading.end),
        sentence=sentence.number,
        kind=placed.kind,
        value=placed.value,
        date=placed.date,
        end=placed.end,
        basis=basis if placed.date and not placed.stated else Basis.STATED,
        ahead=ahead,
    )


def _is_temporal(reading: Reading, sentence: Sentence) -> bool:
    """Whether the tagger agrees: no modal verb, no part of a name, such as that of a paper."""
    if not sentence.tokens or reading.language != ENGLISH:
        return True
    index = _token_index(sentence, reading.start)
    if index >= len(sentence.tokens):
        return True
    if len(reading.pieces) > 1:
        return reading.has("YEAR") or not _begins_name(sentence, index, reading)
    token = sentence.tokens[index]
    before = sentence.tokens[index - 1].text.lower() if index else ""
    before_month = cue_words(reading.language, "before month")
    if reading.has("FULLDATE") or (reading.has("MONTH", "MONTHISH") and before in before_month):
        return True
    if reading.has("MONTH", "MONTHISH", "WEEKDAY") and _is_in_name(sentence, index, reading):
        return False
    following = sentence.tokens[index + 1 : index + 2]
    in_name = token.name[:2] == "I-" or (following and following[0].name[:2] == "I-")
    is_name = token.name.endswith("PER") or (in_name and not reading.has("YEAR"))
    return token.tag != "MD" and not is_name


def _begins_name(sentence: Sentence, index: int, reading: Reading) -> bool:
    """Whether a day of a month begins a name behind an article: the September 11 Museum, not the May 3 UN vote."""
    if reading.form != "date" or not index or sentence.tokens[index - 1].tag not in DETERMINERS:
        return False
    after = list(sentence.tokens[_token_index(sentence, reading.end) :])
    name = list(takewhile(lambda token: token.tag in PROPER_NOUNS, after))
    return bool(name) and not any(token.tag in COMMON_NOUNS for token in after[len(name) :][:1])


def _is_in_known_name(text: str, reading: Reading) -> bool:
    """Whether the expression lies in a name of the list: Ruby Tuesday, The Mail on Sunday."""
    if reading.language != ENGLISH or not reading.has(*_NAMED):
        return False
    names = names_with_days().finditer(text)
    return any(name.start() <= reading.start and reading.end <= name.end() for name in names)


def _is_in_name(sentence: Sentence, index: int, reading: Reading) -> bool:
    """Whether the month or weekday is a word of a name of which it was not found to be one: October Revolution.

    A name that was found beside it is another word's: "the White House Tuesday denied", "On Friday President Lee left".
    """
    tokens = sentence.tokens
    if not tokens[index].tag.startswith("NNP") or tokens[index].text.isupper():
        return False
    before, after = tokens[max(0, index - 2) : index], tokens[index + 1 : index + 3]
    led = bool(before) and before[-1].tag == "IN"
    # Of three words and more it is mostly a body that said something that day.
    longer = len(before) > 1 and before[0].tag.startswith("NNP")
    follows = bool(before) and _is_unknown_name(before[-1]) and not longer
    titled = len(after) > 1 and after[1].name.startswith("B-")
    leads = bool(after) and _is_unknown_name(after[0]) and not led and not titled
    named = bool(after) and after[0].name.startswith("B-") and bool(before) and not led
    # "The Friday Mosque"; "and August Keel", as a month has a preposition before it.
    begins = named and (before[-1].tag == "DT" or not reading.has("WEEKDAY"))
    return follows or leads or begins


def _is_unknown_name(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and token.name == "O" and token.text.istitle()


def _without_verb(reading: Reading, sentence: Sentence) -> Reading:
    """The expression without the verb that its first word is: it will last three days."""
    first = reading.pieces[0]
    if (
        reading.form != "duration"
        or not (first.word_class == "LAST" and first.text.islower())
        or not sentence.tokens
    ):
        return reading
    index = _token_index(sentence, reading.start)
    tag = sentence.tokens[index].tag
    before = sentence.tokens[index - 1].text if index else ""
    if tag not in {"VB", "VBP"} and before != "to":
        return reading
    pieces = reading.pieces[1:]
    return replace(reading, start=pieces[0].start, pieces=pieces)


def _token_index(sentence: Sentence, position: int) -> int:
    """The index of the token at `position` of the sentence, or of the first one after it."""
    start = sentence.span.start + position
    return bisect_left(sentence.tokens, start, key=lambda token: token.span.start)


def _direction_of(words: Iterable[tuple[str, str]], language: str) -> bool | None:
    """Whether the first verb group of `words`, read outwards from the expression, is ahead; None without one.

    What one "agreed to do in March" may lie either way, what "could be done Friday" as well: None too.
    """
    ahead, back, be, could, poised = (
        cue_words(language, cue) for cue in ("ahead", "back", "be", "could", "poised")
    )
    ahead_endings = tuple(cue_words(language, "ahead endings"))
    back_endings = tuple(cue_words(language, "back endings"))
    infinitive = after_verb = participle = False
    for word, tag in words:
        if participle and word in could:
            return None
        if word in ahead or tag == "MD" or (not tag and word.endswith(ahead_endings)):
            return True
        if participle and word not in be and tag not in {"RB", "TO"}:
            return False
        if infinitive and word in poised:
            return True
        if word in back or tag == "VBD" or (not tag and word.endswith(back_endings)):
            return None if infinitive else False
        if infinitive and tag in {"VBP", "VBZ"}:
            return True
        infinitive = infinitive or (tag == "TO" and after_verb)
        participle = (participle or tag == "VBN") and not infinitive
        after_verb = tag == "VB"
    return True if infinitive else False if participle else None
