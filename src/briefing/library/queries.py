"""Parse a reader's search query into an FTS5 expression.

    ferry Mandela                         both words, anywhere
    ferry AND (Mandela OR Tutu) NOT toy
    "landed safely"                       a phrase
    heli*                                 words that begin so
    NEAR(ferry storm, 5)                  close together, at most so many words between
    headline:Mandela                      in the headline

Operators are upper case, as in SQLite; `NOT` binds closest, then `AND`, then `OR`, and `-word` is read as `NOT word`.
Whatever else is typed is words: `C++`, `what's`, `10:15`. A quotation mark or a bracket that is never closed is closed
by the end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from briefing.errors import QueryError
from briefing.frozen import dataclass
from briefing.model.text import fold_characters

MAX_TERMS = 64
MAX_DEPTH = 16
MAX_CHARACTERS = 2000
MAX_DISTANCE = 1000

SHORTEST_BEGINNING = 2
"""Letters that a star needs before it: the words of a whole letter take long to put together, and say nothing."""

COLUMNS = ("headline", "text")


def translate(query: str) -> str:
    """Translate a query to FTS5: every word is quoted, every group in brackets.

    Raises:
        QueryError: it has no word to find, an operator without an operand, or is too long.
    """
    if len(query) > MAX_CHARACTERS:
        raise _wrong(query, f"a query has at most {MAX_CHARACTERS} characters")
    parser = _Parser(query, _tokens(fold_characters(query)))
    if sum(token.kind in ("word", "phrase") for token in parser.tokens) > MAX_TERMS:
        raise _wrong(query, f"a query has at most {MAX_TERMS} words")
    expression = parser.alternatives(0)
    while parser.peek() == "close":
        parser.take()
        if parser.peek():
            raise _wrong(query, "a bracket is closed that was not opened")
    if not expression:
        raise _wrong(query, "there is no word to find")
    return expression


def all_words(text: str, *, column: str = "", prefixes: bool = False) -> str:
    """The FTS5 query for all words of `text`; empty without any.

    They are looked for as the words or as their beginnings.
    """
    words = dict.fromkeys(re.findall(r"\w+", fold_characters(text)))
    quoted = [_quote(word) + " *" * prefixes for word in words if _has_word(word)]
    joined = " AND ".join(quoted[:MAX_TERMS])
    return f"{column} : ({joined})" if column and joined else joined


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a query; `is_prefix` tells a star after it."""

    kind: str
    text: str
    is_prefix: bool = False


_PIECE = re.compile(
    r"""
    "(?P<phrase>(?:[^"]|"")*)(?:"|\Z)(?P<star>\*?)
  | (?P<near>NEAR\s*\()
  | (?P<column>headline|text)\s*:\s*(?=\S)
  | (?P<open>\() | (?P<close>\))
  | (?P<minus>(?<!\S)-(?=["(\w]))
  | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)


def _tokens(query: str) -> list[_Token]:
    tokens = []
    for match in _PIECE.finditer(query):
        kind = next(name for name, text in match.groupdict().items() if text is not None)
        text = match[kind]
        if kind == "phrase":
            tokens.append(_Token("phrase", text.replace('""', '"'), bool(match["star"])))
        elif kind == "word" and text in ("AND", "OR", "NOT"):
            tokens.append(_Token(text, text))
        elif kind == "word":
            tokens.append(_Token("word", text, text.endswith("*")))
        else:
            tokens.append(_Token("NOT" if kind == "minus" else kind, text))
    # What holds no letter or digit ("&", "--") is no word: nothing would be found by it.
    return [t for t in tokens if t.kind not in ("word", "phrase") or _has_word(t.text)]


class _Parser:
    """Recursive descent: alternatives of groups of units."""

    def __init__(self, query: str, tokens: Sequence[_Token]) -> None:
        self.query, self.tokens, self.position = query, tokens, 0

    def peek(self) -> str:
        """The kind of the next token; empty at the end."""
        return self.tokens[self.position].kind if self.position < len(self.tokens) else ""

    def take(self) -> _Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def alternatives(self, depth: int) -> str:
        """`a OR b`; empty where there is nothing up to the end or the closing bracket."""
        if depth > MAX_DEPTH:
            raise _wrong(self.query, f"brackets lie at most {MAX_DEPTH} deep")
        found = [self.group(depth)]
        while self.peek() == "OR":
            self.take()
            found.append(self.group(depth))
        if len(found) > 1 and not all(found):
            raise _wrong(self.query, "OR needs a word on both sides")
        return _joined(found, " OR ")

    def group(self, depth: int) -> str:
        """`a AND b NOT c`, with or without the AND."""
        wanted: list[str] = []
        unwanted: list[str] = []
        needs = ""
        while self.peek() not in ("", "OR", "close"):
            kind = self.peek()
            if kind in ("AND", "NOT"):
                if needs or (kind == "AND" and not wanted):
                    if needs == "AND" and kind == "NOT":  # a AND NOT b
                        needs = self.take().kind
                        continue
                    raise _wrong(self.query, f"{needs or kind} needs a word on both sides")
                needs = self.take().kind
                continue
            unit = self.unit(depth)
            if unit:
                (unwanted if needs == "NOT" else wanted).append(unit)
            needs = ""
        if needs:
            raise _wrong(self.query, f"{needs} needs a word after it")
        if unwanted and not wanted:
            raise _wrong(self.query, "a query needs a word to find beside those to leave out")
        expression = _joined(wanted, " AND ")
        return f"({expression} NOT {_joined(unwanted, ' OR ')})" if unwanted else expression

    def unit(self, depth: int) -> str:
        """A word, a phrase, a group in brackets, words near one another, or any of these in one column."""
        token = self.take()
        if token.kind == "column":
            if self.peek() not in ("word", "phrase", "open", "near"):
                return _quote(token.text)
            inner = self.unit(depth)
            return f"({token.text} : ({inner}))" if inner else ""
        if token.kind == "near":
            return self.near()
        if token.kind == "open":
            inner = self.alternatives(depth + 1)
            if self.peek() == "close":
                self.take()
            return inner
        return self.term(token)

    def term(self, token: _Token) -> str:
        """A word or a phrase, or the beginning of one."""
        if not token.is_prefix:
            return _quote(token.text)
        if sum(map(str.isalnum, token.text)) < SHORTEST_BEGINNING:
            raise _wrong(self.query, "the beginning of a word needs two letters")
        return _quote(token.text) + " *"

    def near(self) -> str:
        """`NEAR(a "b c", 5)` up to its closing bracket."""
        terms = []
        while self.peek() not in ("", "close"):
            terms.append(self.take())
        if self.peek() == "close":
            self.take()
        if any(term.kind not in ("word", "phrase") for term in terms):
            raise _wrong(self.query, "NEAR takes words and phrases")
        written = " ".join(term.text for term in terms[-2:] if term.kind == "word")
        distance = re.search(r",\s*([0-9]+)\s*\Z", written)
        if distance and terms[-1].text.strip(",").isdigit():
            terms.pop()
        if len(terms) < 2:
            raise _wrong(self.query, "NEAR takes two words or phrases")
        quoted = " ".join(map(self.term, terms))
        limit = min(int(distance[1][:6]), MAX_DISTANCE) if distance else 10
        return f"NEAR({quoted}, {limit})"


def _joined(expressions: Sequence[str], operator: str) -> str:
    return (
        expressions[0]
        if len(expressions) == 1
        else f"({operator.join(expressions)})"
        if expressions
        else ""
    )


def _quote(text: str) -> str:
    """`text` as an FTS5 string, of which the index makes words as it does of an article."""
    plain = text.replace("\0", " ").encode("utf-8", "replace").decode()
    return '"' + plain.replace('"', '""') + '"'


def _has_word(text: str) -> bool:
    """Whether the index finds a word in `text`: letters, digits and private characters make one."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in text)


def _wrong(query: str, message: str) -> QueryError:
    return QueryError(
        message,
        subject=query,
        hint="as in: briefing search 'helicopter AND \"landed safely\" NOT drone*'",
    )
