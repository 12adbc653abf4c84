"""Tokenization: split a sentence into words and punctuation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from briefing.language.text.self_check import checked


def token_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Tokenize `text[start:end]` into half-open positions within `text`.

    Tokens are those of the Penn Treebank (Marcus et al. 1993), on the untouched text: clitics are tokens ("Petra's" is
    "Petra", "'s"; "can't" is "ca", "n't"); hyphenated words, abbreviations with their full stop, amounts, clock times
    and web addresses stay whole; other marks stand alone.

    >>> text = "The U.S. didn’t pay $4.5m to Mr. Hill."
    >>> [text[start:end] for start, end in token_spans(text, 0, len(text))]
    ['The', 'U.S.', 'did', 'n’t', 'pay', '$4.5m', 'to', 'Mr.', 'Hill', '.']
    """
    spans = [match.span() for match in _pattern().finditer(text, start, end)]
    stop = text.find(".", start + 1, end)
    while stop >= 0:
        # Few tokens are a stop alone, and most of those end the sentence.
        place = bisect_left(spans, (stop, stop + 1))
        if spans[place : place + 1] == [(stop, stop + 1)]:
            first, last = spans[place - 1]
            if last == stop and _takes_full_stop(text[first:last], stop + 1 < end):
                spans[place - 1 : place + 1] = [(first, stop + 1)]
        stop = text.find(".", stop + 1, end)
    return spans


def _takes_full_stop(word: str, inside: bool) -> bool:
    """Whether `word` is an abbreviation, or, `inside` a sentence, an initial ("John F. Kennedy")."""
    return word in _abbreviations() or (inside and len(word) == 1 and word.isupper())


_WITH_FULL_STOP = """
    Mr Mrs Ms Dr Prof Gen Lt Col Sgt Capt Maj Adm Cmdr Gov Sen Rep Rev Hon Pres St Mt Ft Jr Sr Bros
    Inc Ltd Corp Co Cos Supt Insp Det Atty Messrs vs Vs etc cf Jan Feb Mar Apr Jun Jul Aug Sept Sep
    Oct Nov Dec No Nos Dept Univ Assn Ave Blvd Rd est Ariz Calif Colo Conn Fla Ill Ind Kan Mass Mich
    Minn Miss Mo Neb Nev Okla Ore Penn Pa Tenn Tex Va Vt Wash Wis Wyo Ala Ark Del Ga Ky La Md bn tn
    approx MR MRS MS DR GEN SEN REP GOV
"""
"""Written with a full stop that belongs to them: the usual lists of English news style guides."""


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_WITH_FULL_STOP.split())


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation, compiled on first use: what most tokens are comes first, and what few are asks little."""
    pattern = re.compile(
        r"""
        [^\W\d_]+(?![\w.'’&/:@‑-])                               # letters that nothing goes on from
      | (?=\S)(?:
        (?:[^\W\d_]\.){2,}(?:[-‑]\w+)*                            # U.S., a.m., U.S.-led
      | https?://[^\s<>"“”]*[\w/]
      | (?=[^\W\d_]+['’][tT]\b)[^\W\d_]+?(?=[nN]['’][tT]\b)       # did|n't
      | [nN]['’][tT]\b
      | [$€£¥]?\d+(?:[.,:/]\d+)*(?:%|\w+)?(?:[-‑]\w+)*            # $4.5m, 10:15, 7/3/2018, 19-year-old
      | \w+(?:[-‑&/.@](?=\w)\w+
          |['’](?!(?:[sSdDmM]|ll|LL|re|RE|ve|VE|[nN]['’])\b)(?=[^\W\d_])\w+)*  # O'Neill, AT&T, bbc.co.uk
      | ['’](?:[sSdDmM]|ll|LL|re|RE|ve|VE)\b                      # clitics
      | \.{2,} | -{2,} | `` | ''                                  # runs that are one mark
      | \S)
        """,
        re.VERBOSE,
    )
    text = "Ana’s AT&T men didn't see O'Hara’s U.S.-led 19-year-old at 10:15, for $4.5m."
    words = "Ana ’s AT&T men did n't see O'Hara ’s U.S.-led 19-year-old at 10:15 , for $4.5m ."
    return checked("tokens", pattern, text, *words.split())
