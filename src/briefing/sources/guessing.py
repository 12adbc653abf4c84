"""Detect the encoding of bytes that are not UTF-8 and that nothing truly declares."""

from __future__ import annotations

import codecs
import re
from functools import cache

SAMPLE_BYTES = 64 * 1024
"""How many bytes tell their encoding."""

_FOREIGN_SHARE = 0.25
"""Share of bytes beyond ASCII from which a text is in no Latin script: French has .04, Polish .1."""

_FOREIGN = (
    "cp1251 koi8_r koi8_u cp866 iso8859_5 cp932 euc_jp gb18030 big5 cp949 iso8859_7 cp1253 cp1255 cp1256 cp874"
).split()
"""Encodings of other scripts that web pages have had (WHATWG Encoding Standard, section 4.2)."""


def guess_encoding(data: bytes) -> str:
    """Guess the encoding of `data` that is no UTF-8.

    It is Windows-1252 but where its reading shows another script or language. Other scripts are told by
    charset-normalizer, from how often letters stand beside one another.

    >>> guess_encoding("Плотина прорвалась в понедельник ночью, сообщила полиция.".encode("koi8-r"))
    'koi8_r'
    >>> guess_encoding("Zażółć gęślą jaźń".encode("iso8859-2")), guess_encoding("déjà vu".encode("cp1252"))
    ('iso8859_2', 'cp1252')
    """
    sample = data[:SAMPLE_BYTES]
    shown = sample.translate(None, b" \t\r\n")
    beyond = len(shown.translate(None, _ASCII))
    if beyond >= 8 and beyond >= _FOREIGN_SHARE * len(_without_tags(shown)):
        found = _second_opinion(sample)
        if found:
            return found
    western = sample.decode("cp1252", errors="replace")
    if any(_patterns()[shows].search(western) for shows in ("sign in a word", "Czech")):
        return _central_european(sample, western)
    return next((codec for codec in _LATIN if _patterns()[codec].search(western)), "cp1252")


def decode_mixed(data: bytes) -> str:
    r"""Decode UTF-8 with stray Windows-1252 characters in it, as by pasting.

    What is neither is replaced.

    >>> decode_mixed("café – ".encode() + b"\x93so\x94 " + "é".encode()[:1])
    'café – “so” �'
    """
    return data.decode("utf-8", errors=WESTERN_ERRORS)


def is_mostly_utf8(data: bytes) -> bool:
    """Whether far more non-ASCII characters of `data` are valid UTF-8 than broken."""
    text = data[:SAMPLE_BYTES].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken > broken


def spoken_encoding(codec: str) -> str:
    """The name by which readers know an encoding.

    >>> spoken_encoding("cp1252"), spoken_encoding("koi8_r"), spoken_encoding("cp932")
    ('windows-1252', 'koi8-r', 'shift-jis')
    """
    known = {"cp932": "shift-jis", "cp949": "euc-kr", "cp866": "cp866"}
    return known.get(codec) or re.sub(r"^cp", "windows-", codec).replace(
        "iso8859_", "iso-8859-"
    ).replace("_", "-")


WESTERN_ERRORS = "briefing.windows-1252"
"""The error handler by which a decoder of UTF-8 reads single stray bytes as Windows-1252."""

_ASCII = bytes(range(128))

_CUT_OFF = b"\xc2\xc3\xe2\xef"
"""First bytes of the commonest characters in UTF-8: alone, they are what is left of one."""


def _stray(error: UnicodeError) -> tuple[str, int]:
    """What stands for bytes that are no UTF-8: their character in Windows-1252 where it is one byte that has one."""
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.end]
    if len(stray) > 1 or stray in _CUT_OFF or stray >= b"\xf5":
        return "\ufffd", error.end
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(WESTERN_ERRORS, _stray)


def _without_tags(data: bytes) -> bytes:
    """The bytes of a page without its markup, which is ASCII in any script."""
    return re.sub(rb"<[^<>]*>", b"", data) if b"</" in data else data


def _second_opinion(sample: bytes) -> str:
    """The codec of another script that charset-normalizer finds likeliest, empty where none fits."""
    import logging

    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)
    best = from_bytes(sample, cp_isolation=_FOREIGN, enable_fallback=False).best()
    return best.encoding if best else ""


def _central_european(sample: bytes, western: str) -> str:
    """Which of two codecs `sample` is in: that by which more is letters; of two alike, the one that is commoner."""
    letters = {
        codec: sum(map(str.isalpha, sample.decode(codec, errors="ignore")))
        for codec in ("cp1250", "iso8859_2")
    }
    if letters["cp1250"] == letters["iso8859_2"]:
        # Pages in Czech were in ISO 8859-2, whose š is the ą of Windows-1250.
        return "iso8859_2" if _patterns()["Czech"].search(western) else "cp1250"
    return max(letters, key=letters.__getitem__)


_LATIN = ("iso8859_2", "cp1254")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What texts of other Latin alphabets show when they are read as Windows-1252, which no Western language has."""
    return {
        "sign in a word": re.compile(r"[^\W\d_][¹³¿±¶¼¾][^\W\d_]"),
        "Czech": re.compile(r"(?s)(?=.*ø)(?=.*[ìù])"),
        "iso8859_2": re.compile(r"(?s)(?=.*õ)(?=.*[öü])(?!.*[ãä])"),  # Hungarian
        "cp1254": re.compile(r"(?s)(?=.*ý)(?=.*þ)(?!.*[áíæ])"),  # Turkish
    }
