"""A Python whose `re` matches wrongly is refused."""

import re
from types import SimpleNamespace

import pytest

from briefing.cli import run
from briefing.errors import UnfitPython
from briefing.language.syntax import noun_phrases
from briefing.language.text import quotation_marks, sentences, tokens
from briefing.language.text.self_check import checked
from briefing.language.time import grammar, words

GRAMMARS = {
    "tokens": (tokens, "_pattern", ()),
    "quotation marks": (quotation_marks, "_marks", ()),
    "sentences": (sentences, "_patterns", ()),
    "noun phrases": (noun_phrases, "_grammar", ()),
    "words of time": (words, "_pattern", ("en",)),
    "words of Spanish time": (words, "_pattern", ("es",)),
    "temporal expressions": (grammar, "_grammar", ("en",)),
    "temporal expressions in Spanish": (grammar, "_grammar", ("es",)),
}


class Forgetful:
    """A pattern that loses its last match, without an error."""

    def __init__(self, pattern):
        self.pattern = pattern

    def finditer(self, text):
        return list(self.pattern.finditer(text))[:-1]


@pytest.fixture
def break_re(monkeypatch):
    """Break `re` for one module, and let it compile its grammar anew, now and after the test."""
    functions = []

    def broken(module, name):
        functions.append(getattr(module, name))
        functions[0].cache_clear()
        faulty = SimpleNamespace(**vars(re))
        faulty.compile = lambda *pattern: Forgetful(re.compile(*pattern))
        monkeypatch.setattr(module, "re", faulty)

    yield broken
    for function in functions:
        function.cache_clear()


def test_right_pattern_comes_back():
    pattern = re.compile("[a-z]+")
    assert checked("words", pattern, "one, two", "one", "two") is pattern


@pytest.mark.parametrize("found", [(), ("one",), ("one", "tw"), ("one", "two", "three")])
def test_other_matches_are_refused(found):
    with pytest.raises(UnfitPython, match=r"match wrongly: words$") as refused:
        checked("words", re.compile("[a-z]+"), "one, two", *found)
    assert "another Python" in refused.value.hint


@pytest.mark.parametrize("kind", GRAMMARS)
def test_each_grammar_is_checked_where_it_is_compiled(kind, break_re):
    module, name, arguments = GRAMMARS[kind]
    getattr(module, name)(*arguments)
    break_re(module, name)
    with pytest.raises(UnfitPython):
        getattr(module, name)(*arguments)


def test_command_line_says_which_python_and_what_to_do(break_re, tmp_path, capsys):
    story = tmp_path / "story.txt"
    story.write_text("The old bridge fell on Monday.\n\nNobody was hurt, said the mayor.\n")
    break_re(noun_phrases, "_grammar")
    assert run(["summary", str(story)]) == 4
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(
        "error: the regular expressions of this Python match wrongly: noun phrases\n"
    )
    assert "\nhint: run briefing with another Python from 3.11 up; this is 3." in shown.err
