"""Decode bytes to text: encodings are detected, what is no text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UnreadableSource
from briefing.sources.charsets import decode_markup
from briefing.sources.decoding import decode, guessed_encoding

TEXT = "Müller’s café “reopened” on Monday.\r\nПетров was there.\n"
WESTERN = "Müller’s café “reopened” – again.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
    ids=[
        "utf-8",
        "utf-8 mark",
        "utf-16 mark",
        "utf-16-be mark",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-be",
    ],
)
def test_unicode(data: bytes) -> None:
    assert decode(data, subject="a.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WESTERN.encode("cp1252"), WESTERN),
        (b"caf\xe9 \x81 \x93so\x94", "café \x81 “so”"),  # \x81 is open in Windows-1252
        ("é".encode() * 20 + b"\xff", "é" * 20 + "\ufffd"),  # one broken byte among many good ones
        (
            b"\x1b[31mred\x1b[0m \x07 bell" + b" text" * 10,
            "\x1b[31mred\x1b[0m \x07 bell" + " text" * 10,
        ),
        (b"A ferry\0sank." + b" text" * 10, "A ferry\0sank." + " text" * 10),
        (b"", ""),
        (b"%", "%"),
    ],
    ids=[
        "windows-1252",
        "open byte",
        "broken utf-8",
        "control characters stay",
        "a stray null",
        "empty",
        "one byte",
    ],
)
def test_other_bytes(data: bytes, text: str) -> None:
    assert decode(data, subject="a.txt") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)) * 4, "binary, not plain text"),
        (b"\0" * 100, "binary, not plain text"),
        (b"\x01\x02\x03\x04 text", "binary, not plain text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=f"^{message}$") as caught:
        decode(data, subject="a.bin")
    assert caught.value.subject == "a.bin"
    assert caught.value.hint


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, subject="a.txt")
    except UnreadableSource:
        return
    assert decode(data, subject="b.txt") == text
    text.encode("utf-8")  # no lone surrogates


@given(
    st.text(
        st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="\ufeff"), min_size=1
    )
)
def test_utf8_comes_back(text: str) -> None:
    assert decode(b" " + text.encode(), subject="a.txt") == " " + text


DAM = {
    "ru": "Плотина над городом прорвалась в понедельник ночью, и двое погибли, сообщила полиция.",
    "ja": "月曜日の夜、町の上にあるダムが決壊し、二人が死亡したと警察が火曜日に発表した。",
    "zh": "星期一晚上，镇上方的一座大坝决堤，警方星期二说，两人死亡。市长说，北墙多年来一直很脆弱。",
    "tw": "星期一晚上，鎮上方的一座大壩決堤，警方星期二說，兩人死亡。市長說，北牆多年來一直很脆弱。",
    "ko": "월요일 밤 마을 위의 댐이 무너져 두 명이 숨졌다고 경찰이 화요일에 밝혔다.",
    "pl": "W poniedziałek wieczorem pękła tama nad miastem, zginęły dwie osoby. Ściana była słaba.",
    "cs": "V pondělí večer se nad městem protrhla hráz, oznámila policie. Starosta už dříve řekl více.",
    "hu": "Hétfő este átszakadt a gát a város felett, két ember meghalt, közölte a rendőrség.",
    "el": "Ένα φράγμα πάνω από την πόλη έσπασε το βράδυ της Δευτέρας και δύο άνθρωποι σκοτώθηκαν.",
    "tr": "Kasabanın üzerindeki baraj pazartesi gecesi yıkıldı ve iki kişi öldü, polis açıkladı.",
    "he": "סכר מעל העיירה קרס ביום שני בלילה, ושני בני אדם נהרגו, כך מסרה המשטרה ביום שלישי.",
    "ar": "انهار سد فوق بلدة ليلة الاثنين، وقتل شخصان، حسبما ذكرت الشرطة يوم الثلاثاء.",
    "fr": "Un barrage situé au-dessus de la ville a cédé lundi soir, où étaient déjà passés « deux » élus.",
    "sv": "En damm ovanför staden brast på måndagskvällen och två människor dog, sade polisen.",
    "da": "En dæmning over byen brast mandag, og to mennesker døde. Væggen var svag i årevis.",
    "is": "Stífla fyrir ofan bæinn brast á mánudagskvöld og tveir létust, sagði lögreglan þá.",
    "en": "The café in Ashford cost €5m, the naïve mayor said – “a façade”, 2½ years late.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"), ("ru", "iso8859-5"),
        ("ja", "shift_jis"), ("ja", "euc_jp"), ("zh", "gb18030"), ("tw", "big5"), ("ko", "euc_kr"),
        ("pl", "iso8859-2"), ("pl", "cp1250"), ("cs", "iso8859-2"), ("cs", "cp1250"),
        ("hu", "iso8859-2"), ("el", "cp1253"), ("tr", "cp1254"), ("he", "cp1255"), ("ar", "cp1256"),
        ("fr", "cp1252"), ("sv", "cp1252"), ("da", "cp1252"), ("is", "cp1252"), ("en", "cp1252"),
    ],
)  # fmt: skip
def test_undeclared_encodings(language: str, encoding: str) -> None:
    text = DAM[language] + "\n"
    data = text.encode(encoding)
    assert decode(data, subject="a.txt") == text
    assert bool(guessed_encoding(data)) is (encoding != "cp1252")
    for page in (
        f"<html><head><title>x</title></head><p class='a'>{text}",
        f"<?xml version='1.0' encoding='utf-8'?><rss>{text}",
    ):
        assert decode_markup(page.encode(encoding)) == page
        assert decode_markup(page.encode(encoding), charset="UTF-8") == page


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=utf-8><p>Mayor José Peña said “no”.".encode("cp1252"), "José Peña said “no”."),
        (b"<?xml version='1.0' encoding='UTF-8'?><a>It\x92s 5\x80 \x96 gone</a>", "It’s 5€ – gone"),
        ("<p>Müller, Łódź, café ".encode() + b"\x93pasted\x94 it\x92s", "Müller, Łódź, café “pasted” it’s"),
        ("<p>naïve café façade ".encode() + b"Pe\xf1a", "façade Peña"),
        ("<p>naïve café façade “so".encode()[:-4] + b" cut", "façade \ufffd cut"),
        (b"<meta charset=iso-8859-1><p>\x93It\x92s\x94 caf\xe9", "“It’s” café"),
        ("<meta charset=iso-8859-1><p>Плотина прорвалась в понедельник ночью".encode("cp1251"),
         "Плотина прорвалась в понедельник ночью"),
    ],
    ids=["page", "feed", "pasted quotes", "pasted letter", "cut character", "latin-1", "server's default"],
)  # fmt: skip
def test_bytes_that_contradict_what_is_declared(data: bytes, text: str) -> None:
    assert text in decode_markup(data)
