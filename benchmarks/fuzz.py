"""Fuzz all kinds of input through to every output; check what must always hold.

    python benchmarks/fuzz.py [FILE_OR_FOLDER ...] [--seconds 600] [--seed 0] [--only ROUND] [--patience 20]

Samples of every kind are made here (`SAMPLES`, invented text); files that are named join them. Each round takes one,
alters it at its words and, where it is packed, at its bytes, and has it read, annotated, linked with an unaltered
article, briefed in all ways and written in every format; now and then it goes through a library too. Checked are:

- no exception but a `BriefingError` with a hint, and no fault that a reader or annotator caught (`InternalFault`);
- no round takes more than `--patience` seconds of the processor's time;
- no control, bidirectional or invisible character in any output; styled output has no escape code but the writer's own;
- no line is wider than the page;
- each finding's text stands, white space folded, in the sentence that it cites.

Prints each fault with the number by which `--seed` and `--only` make the round again, and last how many rounds of each
kind went well, with the slowest round and the memory's peak. The exit code is 1 where anything was found. Rounds depend
on nothing but their number, so that two runs find the same. Not for Windows: the time limit is an alarm.
"""

from __future__ import annotations

import argparse
import bz2
import datetime
import gzip
import io
import json
import random
import re
import resource
import signal
import sys
import tarfile
import tempfile
import time
import traceback
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from briefing.errors import BriefingError, InternalFault
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article
from briefing.model.collection import Collection
from briefing.model.results import Finding
from briefing.render.cells import cell_width
from briefing.render.writers import WRITERS, Manner
from briefing.sources.material import Material
from briefing.sources.plaintext import parse_text
from briefing.sources.reading import read_material
from briefing.use_cases import compare, list_articles, profile, summarize, summarize_together

WORDS = """ARDEN, March 7, 2018 (Reuters) - Two men were shot dead in Arden on Monday, police said.
"We heard five shots," said Mayor Ann Roe, 44, who denied on Tuesday that her guards had fired first.

Mr. Poe's car came under fire or was hit by rocks, according to three witnesses. He will meet President Lee
in Washington next Thursday. Roe, a former judge, said: “It was an attempt on my life.” The party of Lee
accused two rebels of the attack, which killed 1,200 people and wounded half a dozen in 2016.
"""
"""What the samples say: names, dates, quotes, claims, numbers."""

BYSTANDER = """Gunmen attacked the house of Mayor Ann Roe in Arden on 5 March 2018, killing a guard.
Police arrested two men on Tuesday. "They wanted to kill me," Roe said.
"""
"""The article beside the mutated one, in comparisons."""

HOSTILE = (
    *("\x1b[31m", "\x1b]8;;http://x\x07", "\x9b2J", "\x00", "\x08", "\x7f", "\u202e", "\u2066", "\u200b"),
    *("\u200d", "\ufeff", "\u2028", "\u0085", "\xad", "e\u0301", "\ufb01", "東京都", "👩\u200d🚀", "ا", "\U000e0041"),
    *("[red]", "**", "`", "|", "<b>", "</div>", "<ami)>", "<script>", "<![CDATA[", "]]>", "<!--", "&#0;", "&#x1b;"),
    *("&amp;amp;", "&nbsp;", "=1+1", "@SUM(A1)", "%s", "{0}", "\\", "\\u0000", "../../x", "file:///etc/passwd"),
    *("http://a.b/c", "a@b.c", "“", "”", "\"", "'", "’s", "(", ")", "[12]", "...", "—", "-- ", "_", "?", "!"),
    *("A ", "Mr. ", "he said ", "Monday ", "March 7 ", "two ", "in 2018 ", "not ", "killed ", "and ", "told Roe that "),
    *("3 March 10000", "0000-00-00", "99/99/9999", "9" * 400, "1e999", "-1", "NaN", "half of two million ", "12th "),
    *("From: ", "Content-Type: text/html\n", "=?utf-8?B?", "\r\n\r\n", "\n\n", "\t", " " * 40, "> ", "# ", "* ", "1. "),
)  # fmt: skip
"""What is put into texts, byte for byte as UTF-8."""

HEAD = "Roe escapes attack"
Make = Callable[[str], bytes]


def _page(text: str) -> bytes:
    paragraphs = "".join(f"<p>{part}</p>\n" for part in text.split("\n\n"))
    data = json.dumps({"@type": "NewsArticle", "headline": HEAD, "datePublished": "2018-03-07"})
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{HEAD} | The Herald</title>"
        f'<meta property="og:title" content="{HEAD}"><script type="application/ld+json">{data}</script></head>'
        f"<body><nav><a href=/>Home</a></nav><article><h1>{HEAD}</h1><p class=byline>By Ann Roe</p>"
        f"<time datetime=2018-03-07>7 March 2018</time>{paragraphs}<ul><li>One more man.</ul></article></body></html>"
    ).encode()


def _rss(text: str) -> bytes:
    item = f"<title>{HEAD}</title><link>http://a.b/1</link><pubDate>Wed, 07 Mar 2018 10:00:00 GMT</pubDate>"
    body = text.replace("\n\n", "&lt;p&gt;")
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>H</title>'
        f"<item>{item}<description>{body}</description></item></channel></rss>"
    ).encode()


def _atom(text: str) -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry><title>{HEAD}</title><id>u:1</id>'
        f'<updated>2018-03-07T10:00:00Z</updated><content type="html">{text}</content></entry></feed>'
    ).encode()


def _mail(text: str) -> bytes:
    return (
        f"From: Ann <a@b.c>\nTo: d@e.f\nSubject: {HEAD}\nDate: Wed, 7 Mar 2018 10:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/alternative; boundary=xx\n\n--xx\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        f"--xx\nContent-Type: text/html; charset=utf-8\n\n{_page(text).decode()}\n--xx--\n"
    ).encode()


def _mailbox(text: str) -> bytes:
    return b"".join(b"From a@b.c Wed Mar  7 10:00:00 2018\n" + _mail(text) + b"\n" for _ in "ab")


def _warc(text: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page(text)
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.b/1\r\nWARC-Date: 2018-03-07T10:00:00Z\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def _zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def _epub(text: str) -> bytes:
    container = b'<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
    package = (
        b'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>H</dc:title></metadata>'
        b'<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        b'<spine><itemref idref="a"/></spine></package>'
    )
    return _zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container,
            "c.opf": package,
            "a.xhtml": _page(text),
        }
    )


def _tarred(text: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as packed:
        for name, data in (("a.txt", text.encode()), ("b/c.html", _page(text))):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
    return file.getvalue()


def _pdf(text: str) -> bytes:
    shown = text.encode("latin-1", "replace").translate(None, b"()\\").split(b"\n")
    stream = (
        b"BT /F1 11 Tf 14 TL 50 780 Td "
        + b" ".join(b"(%b) Tj T*" % line for line in shown)
        + b" ET"
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%b endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(data))
    )


SAMPLES: dict[str, Make] = {
    "a.txt": str.encode,
    "dated.txt": lambda text: f"{HEAD}\nBy Ann Roe\nPublished: 7 March 2018\n\n{text}".encode(),
    "a.md": lambda text: f"---\ntitle: {HEAD}\ndate: 2018-03-07\n---\n\n# {HEAD}\n\n{text}".encode(),
    "a.html": _page,
    "a.rss": _rss,
    "a.atom": _atom,
    "feed.json": lambda text: json.dumps(
        {"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": HEAD, "content_text": text}]}
    ).encode(),
    "a.json": lambda text: json.dumps({"title": HEAD, "date": "2018-03-07", "text": text}).encode(),
    "a.jsonl": lambda text: "\n".join(json.dumps({"headline": HEAD, "body": one}) for one in (text, WORDS)).encode(),
    "a.csv": lambda text: 'title,date,text\n"{}",2018-03-07,"{}"\n'.format(HEAD, text.replace('"', '""')).encode(),
    "a.opml": lambda text: f'<opml><body><outline xmlUrl="http://a.b" text="{text[:80]}"/></body></opml>'.encode(),
    "a.eml": _mail,
    "a.mbox": _mailbox,
    "a.warc": _warc,
    "a.warc.gz": lambda text: gzip.compress(_warc(text), mtime=0),
    "a.zip": lambda text: _zipped({"a.txt": text.encode(), "b/c.html": _page(text)}),
    "a.epub": _epub,
    "a.tar.gz": _tarred,
    "a.txt.bz2": lambda text: bz2.compress(text.encode()),
    "a.pdf": _pdf,
}  # fmt: skip
"""A maker of a file of each kind, by its name, from a text."""


class Hang(BaseException):
    """The round takes too long. No `Exception`, so that nobody's net catches it."""


class Fault(Exception):
    """Something that must always hold does not."""


def altered_text(text: str, chance: random.Random) -> str:
    """The text with up to eight stretches put in, cut, doubled or repeated."""
    for _ in range(chance.randint(0, 8)):
        place = chance.randrange(len(text) + 1)
        stretch = text[place : place + chance.choice((1, 3, 10, 60, 400))]
        bit = chance.choice(HOSTILE)
        match chance.randrange(6):
            case 0 | 1:
                text = text[:place] + bit + text[place:]
            case 2:
                text = text[:place] + text[place + len(stretch) :]
            case 3:
                text = text[:place] + stretch + text[place:]
            case 4:
                text = text[:place] + bit * chance.choice((2, 9, 60, 400)) + text[place:]
            case _:
                text = text[:place] + stretch.swapcase() + text[place + len(stretch) :]
    return text


def altered_bytes(data: bytes, chance: random.Random) -> bytes:
    """The bytes with up to six put in, cut, exchanged, doubled, or cut off."""
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 8, 200))
        match chance.randrange(6):
            case 0:
                data = data[:place] + chance.randbytes(length) + data[place + length :]
            case 1:
                data = data[:place] + chance.choice(HOSTILE).encode() + data[place:]
            case 2:
                data = data[:place] + data[place + length :]
            case 3:
                data = (
                    data[:place]
                    + data[place : place + length] * chance.choice((2, 5, 50))
                    + data[place:]
                )
            case 4:
                other = chance.randrange(len(data) + 1)
                data = data[:place] + data[other : other + length] + data[place:]
            case _:
                data = data[:place] if chance.random() < 0.3 else data
    return data


def findings_of(value: Any) -> Iterator[Finding]:
    """All findings anywhere in a result."""
    if isinstance(value, Finding):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from findings_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from findings_of(part)


_OWN_CODES = re.compile(r"\x1b\[[0-9;]+m|\x1b\]8;[!-~]*;[!-~]*\x1b\\")


def check_shown(output: str, what: str, width: int = 0) -> None:
    """Raise `Fault` for a character that acts or hides, or for a line wider than `width` columns."""
    for character in set(output) - {"\n"}:
        category = unicodedata.category(character)
        if category in ("Cc", "Cs", "Co", "Cn") or (
            category == "Cf" and character not in "\u200c\u200d"
        ):
            raise Fault(f"{what}: living character U+{ord(character):04X}")
    if width and any(cell_width(line) > width for line in output.split("\n")):
        raise Fault(f"{what}: a line wider than {width}")


def check_result(result: Any, collection: Collection, name: str) -> None:
    """Write a result in all formats and check its findings and each output."""
    for finding in findings_of(result):
        annotated = collection.article(finding.citation.article)
        sentence = annotated.sentences[finding.citation.sentence - 1]
        if not finding.text or finding.text != " ".join(annotated.text(finding.span).split()):
            raise Fault(
                f"{name}: {finding.text!r} is not its stretch {annotated.text(finding.span)!r}"
            )
        if not sentence.span.covers(finding.span):
            raise Fault(f"{name}: {finding.text!r} is not in its sentence")
    for width in (20, 100):
        check_shown(WRITERS["text"].write(result, Manner(width=width)), f"{name} text", width)
    styled = WRITERS["text"].write(
        result, Manner(styled=True, colour=True, link=lambda source: "http://a.b")
    )
    check_shown(_OWN_CODES.sub("", styled), f"{name} styled")
    check_shown(WRITERS["markdown"].write(result, Manner()), f"{name} markdown")
    written = WRITERS["json"].write(result, Manner())
    json.loads(written)
    check_shown(written, f"{name} json")
    drawn = WRITERS["svg"].write(result, Manner())
    ElementTree.fromstring(drawn)
    check_shown(drawn, f"{name} svg")


def brief(annotated: tuple[AnnotatedArticle, ...]) -> None:
    """Every briefing of the articles and a bystander, checked."""
    everything = (*annotated, annotate(parse_text(BYSTANDER, source="b.txt", name="b.txt")))
    collection = Collection(everything, link_actors(everything))
    check_result(list_articles(collection).result, collection, "articles")
    check_result(summarize(collection, explain=True).result, collection, "summary")
    check_result(summarize_together(collection).result, collection, "together")
    last = str(len(everything))
    check_result(compare(collection, "1", last).result, collection, "compare")
    for actor in collection.actors[:3]:
        try:
            check_result(profile(collection, actor.name).result, collection, "actor")
        except BriefingError as error:
            if not error.hint and not error.candidates:
                raise Fault(f"no hint: {error}") from error


def keep(data: bytes, name: str) -> None:
    """Add the file to a library, search it, export it, and add the export elsewhere: nothing may be lost."""
    from briefing.use_cases.searching import search
    from briefing.use_cases.storing import add, export

    at = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        first, second = Path(folder, "first.library"), Path(folder, "second.library")
        if not add([str(file)], library=first, at=at).result.new:
            return
        lines = list(export(library=first))
        Path(folder, "out.jsonl").write_text("\n".join(lines), encoding="utf-8")
        again = add([str(Path(folder, "out.jsonl"))], library=second, at=at)
        if len(list(export(library=second))) != len(lines):
            raise Fault(
                f"export and add: {len(lines)} articles, then {again.result.new}: {again.problems}"
            )
        try:
            search("Roe", library=first)
        except BriefingError:
            return


def play(number: int, samples: dict[str, Make | bytes], seed: int) -> tuple[str, bool]:
    """One round; the name of its sample comes back, and whether an article came of it.

    Raises:
        Exception, Hang: what was found.
    """
    chance = random.Random(f"{seed}:{number}")
    name = chance.choice(sorted(samples))
    sample = samples[name]
    data = sample(altered_text(WORDS, chance)) if callable(sample) else sample
    if not callable(sample) or chance.random() < 0.4:
        data = altered_bytes(data, chance)
    plain = Path(name).name
    articles = []
    for found in read_material(Material(data=data, source=plain, name=plain)):
        if isinstance(found, InternalFault):
            raise Fault(str(found)) from found.__cause__
        if not isinstance(found, Article) and not (found.hint and found.subject):
            raise Fault(f"no hint or subject: {found}")
        if isinstance(found, Article):
            articles.append(found)
    brief(tuple(annotate(article) for article in articles[:3])) if articles else None
    if number % 20 == 0:
        keep(data, plain)
    return name, bool(articles)


def _samples(named: list[Path]) -> dict[str, Make | bytes]:
    files = [
        file for path in named for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
    ]
    read = {
        str(file): file.read_bytes()
        for file in files
        if file.is_file() and file.stat().st_size < 400_000
    }
    return {**SAMPLES, **read}


def _alarm(signal_number: int, frame: Any) -> None:
    raise Hang


def _told(number: int, error: BaseException) -> str:
    """The fault in a line: what it is, and the place of the program that raised it."""
    cause = error.__cause__ or error
    frames = traceback.extract_tb(cause.__traceback__)
    own = [
        frame for frame in frames if "briefing" in frame.filename and "fuzz" not in frame.filename
    ] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""
    return f"round {number}: {type(error).__name__} {place} {str(error)[:300]!r}"


def main() -> int:
    """Parse the arguments, play the rounds, and print what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="play this round alone, with its traceback")
    parser.add_argument("--patience", type=int, default=20, help="seconds that a round may take")
    asked = parser.parse_args()
    samples = _samples(asked.files)
    if asked.only is not None:
        print(play(asked.only, samples, asked.seed))
        return 0
    signal.signal(signal.SIGPROF, _alarm)
    played, with_article, found, slowest = Counter[str](), Counter[str](), 0, (0.0, 0)
    end, number = time.monotonic() + asked.seconds, 0
    while time.monotonic() < end:
        started = time.process_time()
        try:
            signal.setitimer(signal.ITIMER_PROF, asked.patience)
            name, read = play(number, samples, asked.seed)
            kind = name if name in SAMPLES else f"{Path(name).suffix} (named)"
            played[kind] += 1
            with_article[kind] += read
        except (Exception, Hang) as error:  # what any of them is, is the finding
            found += 1
            print(_told(number, error), flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (time.process_time() - started, number))
        number += 1
    for kind, count in sorted(played.items()):
        print(f"{kind:16} {count:6} rounds, {with_article[kind]:6} with an article")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{number} rounds, {found} faults; slowest {slowest[0]:.1f} s (round {slowest[1]}); {peak} MiB at most"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
