"""Words of the library that are spelt like one that was typed."""

import pytest


@pytest.fixture
def spelt(library, make, add):
    """A library with an article that holds words to mistype."""
    add(library, make("Governor Tamsin Okonjo-Vale met Zoë Brandt of the Harbour Board."))
    return library


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("Tasmin", "tamsin", id="two letters swapped"),
        pytest.param("Okonja", "okonjo", id="another letter"),
        pytest.param("brant", "brandt", id="a letter left out"),
        pytest.param("BRANNDT", "brandt", id="a letter more, in capitals"),
        pytest.param("Zoe", "zoe", id="without its accent"),
    ],
)
def test_a_slip_finds_the_word(spelt, typed, found):
    assert found in spelt.close_words(typed)


@pytest.mark.parametrize("typed", ["xylophone", "", "b' OR 1=1", "*"])
def test_what_is_like_nothing_finds_nothing(spelt, typed):
    assert spelt.close_words(typed) == ()


def test_a_library_that_is_only_read_knows_its_words_too(spelt, opened):
    with opened(read_only=True, create=False) as library:
        assert library.close_words("Tasmin") == ("tamsin",)
