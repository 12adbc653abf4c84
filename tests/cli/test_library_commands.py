"""The commands on a library: real files, a real web site, a real library."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loopback import Loopback

Run = Callable[..., tuple[int, str, str]]

FLOOD = "date 2018-03-07\n\nThe river flooded Ashford on Monday. Mayor Jane Doe said the dam had held.\n"
FIRE = "2021-05-01\n\nA fire burned three shops in Millbrook on Friday. Mayor Jane Doe blamed a heater.\n"

PAGE = """<!doctype html><html lang="en"><head><title>{title} - The Herald</title>
<meta property="og:title" content="{title}"><meta property="article:published_time" content="{date}T10:00:00Z">
</head><body><article><h1>{title}</h1><p>{lead} The council met on Tuesday to hear what its engineers had found.</p>
<p>Engineers said the northern wall had been weak for years, and that two reports had told the council so.</p>
<p>The council will decide on Friday whether the wall is to be built anew, the mayor said after the meeting.</p>
</article><script>alert("{title}")</script></body></html>"""

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Herald World</title><link>{home}</link>
<description>News</description>{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><description>{teaser}</description></item>"""


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two articles in ./news and no library yet, on a day in March 2026."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "flood.txt").write_text(FLOOD)
    (tmp_path / "news" / "fire.txt").write_text(FIRE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("BRIEFING_TODAY", "2026-03-04")
    monkeypatch.setenv("BRIEFING_ALLOW_LOCAL", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def publish(site: Loopback, path: str, title: str, date: str = "2026-03-03") -> str:
    lead = f"{title} in the night, and forty people left their homes, the fire brigade said."
    return site.page(
        path,
        PAGE.format(title=title, date=date, lead=lead),
        content_type="text/html; charset=utf-8",
    )


def follow(briefing: Run, site: Loopback, *links: str) -> str:
    items = "".join(
        ITEM.format(title=f"Title {at}", link=link, teaser=f"The dam of {at} broke at night.")
        for at, link in enumerate(links)
    )
    address = site.page(
        "/feed.xml",
        FEED.format(home=site.address(), items=items),
        content_type="application/rss+xml",
        etag='"one"',
    )
    assert briefing("feeds", "add", address)[0] == 0
    return address


def numbers(output: str) -> list[int]:
    return [article["number"] for article in json.loads(output)["articles"]]


def test_what_is_added_is_briefed_on_from_anywhere(
    briefing: Run, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = briefing("add", "news")
    assert (code, err) == (0, "")
    assert out.startswith("ADDED   2 new\n\n[1] 1 May 2021")
    (workplace / "elsewhere").mkdir()
    monkeypatch.chdir(workplace / "elsewhere")
    code, out, _ = briefing("summary", "2018")
    assert code == 0
    assert "SUMMARY   [2] flood.txt" in out
    assert "Mayor Jane Doe said the dam had held. [2:2]" in out
    assert numbers(briefing("articles", "--json")[1]) == [2, 1]
    assert "[2:2]" in briefing("actor", "Doe")[1]
    assert "[1] 2021" in briefing("compare", "1", "2")[1]


def test_what_is_known_is_not_added_again(briefing: Run, workplace: Path) -> None:
    briefing("add", "news")
    assert briefing("add", "news/flood.txt")[1] == "ADDED   1 known already\n"
    (workplace / "copy.txt").write_text(FLOOD)
    assert briefing("add", "copy.txt")[1] == "ADDED   1 known already\n"


def test_what_has_changed_keeps_its_number(briefing: Run, workplace: Path) -> None:
    briefing("add", "news")
    (workplace / "news" / "flood.txt").write_text(FLOOD + "Two people drowned, police said.\n")
    code, out, _ = briefing("add", "news")
    assert code == 0
    assert out.startswith(
        "ADDED   1 updated · 1 known already\n\n[2] 7 March 2018   flood.txt   updated"
    )
    assert "Two people drowned" in briefing("show", "2")[1]


def test_annotations_are_made_once(
    briefing: Run, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("add", "news")

    def refuse(*_: object) -> None:
        raise AssertionError("annotated again")

    monkeypatch.setattr("briefing.language.annotate", refuse)
    for command in (("summary",), ("compare",), ("actor", "Doe"), ("add", "news"), ("show", "1")):
        assert briefing(*command)[0] == 0


def test_a_search_cites_sentences_after_an_upgrade(
    briefing: Run, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing("add", "news")
    before = briefing("search", "dam")
    monkeypatch.setattr("briefing.language.annotator_version", lambda: "another")
    assert briefing("search", "dam") == before
    assert "[2:" in before[1]


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("volcano", "briefing search looks through the text of all 2"),
        ("2019", "its articles are dated from 2018-03-07 to 2021-05-01"),
        ("2022..2023", "its articles are dated from 2018-03-07 to 2021-05-01"),
        ("99", "see what is there: briefing articles"),
    ],
)
def test_a_selector_without_match_says_what_to_do(briefing: Run, selector: str, hint: str) -> None:
    briefing("add", "news")
    code, out, err = briefing("summary", selector)
    assert (code, out) == (1, "")
    assert err == f"error: no article of the library matches {selector}\n\nhint: {hint}\n"


def test_an_empty_library_says_so(briefing: Run) -> None:
    briefing("add", "news")
    briefing("remove", "1", "2")
    code, _, err = briefing("summary")
    assert code == 2
    assert "the library has no articles yet" in err


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("2018", [2]),
        ("2018..2020", [2]),
        ("2018..", [2, 1]),
        ("last-30-days", None),
        ("flood", [2]),
        ("flood.txt", [2]),
        ("shops", [1]),
        ("search:heater OR dam", [2, 1]),
        ("search:mayor NOT dam", [1]),
        ("[1]", [1]),
        ("2:1", [2]),
    ],
)
def test_selectors_mean_the_same_in_a_library_and_in_a_folder(
    briefing: Run, selector: str, expected: list[int] | None
) -> None:
    briefing("add", "news")
    code, out, _ = briefing("articles", selector, "--json")
    names = {1: "fire.txt", 2: "flood.txt"}
    in_folder = briefing("articles", selector, "--json", "-a", "news")
    if expected is None:
        assert code == in_folder[0] == 1
        return
    assert numbers(out) == expected
    if not selector.startswith(("[", "2:")):
        assert [a["name"] for a in json.loads(in_folder[1])["articles"]] == [
            names[n] for n in expected
        ]


def test_search_cites_the_sentence(briefing: Run) -> None:
    briefing("add", "news")
    code, out, err = briefing("search", "dam", "AND", "Doe")
    assert (code, err) == (0, "")
    assert out == (
        "FOUND   dam AND Doe   1 article\n"
        "  [2] 7 March 2018  flood.txt\n"
        "                    Mayor Jane Doe said the dam had held. [2:2]\n"
    )
    assert briefing("search", "doe", "--since", "2020")[1].count("\n  [") == 1
    assert briefing("search", "doe", "--until", "yesterday", "-n", "1")[1].startswith(
        "FOUND   doe   the best 1 of 2 articles"
    )


def test_search_that_finds_nothing(briefing: Run) -> None:
    briefing("add", "news")
    assert briefing("search", "volcano")[0] == 1
    code, _, err = briefing("search", "dam", "--since", "2020")
    assert code == 1
    assert "1 of other dates do" in err
    code, _, err = briefing("search", "AND")
    assert code == 2
    assert err.startswith("error: ")
    assert briefing("search", "dam", "--since", "soon")[0] == 2
    assert briefing("search", "dam", "--since", "2020", "--until", "2019")[0] == 2


def test_search_without_a_library(briefing: Run) -> None:
    code, out, err = briefing("search", "dam")
    assert (code, out) == (2, "")
    assert "hint: " in err


def test_remove_wants_one_article_for_each(briefing: Run) -> None:
    briefing("add", "news")
    code, _, err = briefing("remove", "mayor")
    assert code == 2
    assert "2 articles match mayor" in err
    assert briefing("remove", "flood")[1].startswith("REMOVED   1 article\n")
    assert numbers(briefing("articles", "--json")[1]) == [1]
    assert briefing("add", "news/flood.txt")[1].startswith("ADDED   1 new\n\n[3] ")
    assert briefing("remove", "--all", "--yes", "mayor")[1].startswith("REMOVED   2 articles\n")


def test_removing_many_asks(briefing: Run) -> None:
    briefing("add", "news")
    code, out, err = briefing("remove", "--all", "mayor")
    assert (code, out) == (2, "")
    assert "error: 2 articles match, and nothing was removed" in err
    assert "--yes" in err
    assert sorted(numbers(briefing("articles", "--json")[1])) == [1, 2]
    # One alone needs no asking.
    assert briefing("remove", "--all", "flood")[1].startswith("REMOVED   1 article\n")


def test_what_was_removed_last_comes_back(briefing: Run) -> None:
    briefing("add", "news")
    shown = briefing("show", "1", "2")[1]
    out, err = briefing("remove", "1", "2")[1:]
    assert out.startswith("REMOVED   2 articles\n")
    assert "remove --undo" in err
    code, out, _ = briefing("remove", "--undo")
    assert (code, out[:16]) == (0, "BROUGHT BACK   2")
    assert briefing("show", "1", "2")[1] == shown
    assert "flood.txt" in briefing("search", "flooded")[1]
    code, _, err = briefing("remove", "--undo")
    assert code == 1
    assert "error: there is nothing to bring back" in err
    assert briefing("doctor")[0] == 0


def test_undo_brings_back_no_second_copy(briefing: Run) -> None:
    briefing("add", "news")
    briefing("remove", "1", "2")
    briefing("add", "news/flood.txt")
    assert briefing("remove", "--undo")[1].startswith("BROUGHT BACK   1 article\n")
    assert sorted(numbers(briefing("articles", "--json")[1])) == [1, 3]


def test_undo_is_of_the_last_removal_alone(briefing: Run) -> None:
    briefing("add", "news")
    briefing("remove", "1")
    briefing("remove", "2")
    briefing("remove", "--undo")
    assert numbers(briefing("articles", "--json")[1]) == [2]


@pytest.mark.parametrize("arguments", [(), ("--undo", "1"), ("--undo", "--all")])
def test_remove_wants_to_know_what(arguments: tuple[str, ...], briefing: Run) -> None:
    briefing("add", "news")
    code, _, err = briefing("remove", *arguments)
    assert code == 2
    assert "hint: " in err


def test_what_is_exported_can_be_added_again(
    briefing: Run, workplace: Path, site: Loopback
) -> None:
    briefing("add", "news", publish(site, "/dam", "Dam breaks"))
    assert briefing("export", "-o", "all.jsonl") == (0, "", "")
    lines = (workplace / "all.jsonl").read_text().splitlines()
    assert [json.loads(line)["number"] for line in lines] == [2, 1, 3]
    assert briefing("add", "all.jsonl")[1] == "ADDED   3 known already\n"
    other = ("--library", "other.sqlite")
    assert briefing("add", "all.jsonl", *other)[1].startswith("ADDED   3 new\n")
    kept, copied = (
        [{**json.loads(line), "number": 0} for line in briefing("export", *library)[1].splitlines()]
        for library in ((), other)
    )
    assert kept == copied


def test_a_page_is_kept_with_its_address(briefing: Run, site: Loopback) -> None:
    address = publish(site, "/news/dam", "Dam breaks")
    code, out, err = briefing("add", address + "?utm_source=letter")
    assert (code, err) == (0, "")
    assert "3 March 2026" in out
    assert "Dam breaks" in out
    assert briefing("add", address)[1] == "ADDED   1 known already\n"
    shown = briefing("show", "1")[1]
    assert address in shown
    assert "alert" not in shown
    assert "The council will decide on Friday" in shown


def test_an_address_that_is_known_is_not_fetched_again(briefing: Run, site: Loopback) -> None:
    address = publish(site, "/news/dam", "Dam breaks")
    briefing("add", address)
    asked = len(site.asked)
    code, out, _ = briefing("summary", address)
    assert code == 0
    assert "Dam breaks" in out
    assert len(site.asked) == asked


def test_an_address_is_briefed_on_without_a_library(briefing: Run, site: Loopback) -> None:
    code, out, err = briefing("summary", publish(site, "/news/dam", "Dam breaks"))
    assert (code, err) == (0, "")
    assert "SUMMARY   [1] 127.0.0.1/dam" in out
    assert "3 March 2026, from its page data" in out


def test_local_addresses_are_not_fetched_unasked(
    briefing: Run, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = publish(site, "/news/dam", "Dam breaks")
    monkeypatch.delenv("BRIEFING_ALLOW_LOCAL")
    code, _, err = briefing("add", address)
    assert code == 2
    assert "--allow-local" in err
    assert not site.asked
    assert briefing("add", address, "--allow-local")[0] == 0


def test_a_feed_of_a_local_address_tells_how_to_allow_it(
    briefing: Run, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(briefing, site, publish(site, "/news/dam", "Dam breaks"))
    monkeypatch.delenv("BRIEFING_ALLOW_LOCAL")
    code, _, err = briefing("fetch")
    assert code == 2
    assert "hint: if that is what you want, allow it with --allow-local" in err


def test_a_page_that_is_not_there_stops_nothing_else(briefing: Run, site: Loopback) -> None:
    code, out, err = briefing("add", site.address("/gone"), "news/flood.txt")
    assert code == 2
    assert out.startswith("ADDED   1 new\n")
    assert "(404)" in err


def test_feeds_bring_whole_pages(briefing: Run, site: Loopback) -> None:
    links = [publish(site, f"/{name}", f"{name} breaks") for name in ("Dam", "Wall")]
    address = follow(briefing, site, *links)
    code, out, err = briefing("fetch")
    assert (code, err) == (0, "")
    assert out.startswith("FETCHED   1 feed   2 new\n  Herald World    2 new\n")
    assert "The council will decide on Friday" in briefing("show", "1")[1]
    site.page("/feed.xml", status=304)
    asked = len(site.asked)
    assert "unchanged" in briefing("fetch", "Herald")[1]
    assert [asked.path for asked in site.asked[asked:] if asked.path != "/robots.txt"] == [
        "/feed.xml"
    ]
    assert site.asked[-1].headers["If-None-Match"] == '"one"'
    listed = json.loads(briefing("feeds", "list", "--json")[1])
    assert [(f["feed"]["address"], f["articles"]) for f in listed["feeds"]] == [(address, 2)]


def test_a_page_that_fails_leaves_the_teaser_and_is_asked_for_again(
    briefing: Run, site: Loopback
) -> None:
    site.raw("/dam", b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<html>")
    follow(briefing, site, site.address("/dam"))
    code, out, err = briefing("fetch")
    assert code == 0
    assert "1 new" in out
    assert "note: of a page that could not be read, only the teaser is kept: http" in err
    assert "The dam of 0 broke at night." in briefing("show", "1")[1]
    publish(site, "/dam", "Dam breaks")
    assert "1 updated" in briefing("fetch")[1]
    assert "The council will decide on Friday" in briefing("show", "1")[1]


def test_the_same_article_in_two_feeds_is_one(briefing: Run, site: Loopback) -> None:
    link = publish(site, "/dam", "Dam breaks")
    follow(briefing, site, link)
    item = ITEM.format(title="Dam", link=link + "?utm_source=rss", teaser="It broke at night.")
    other = site.page("/other.xml", FEED.format(home=site.address(), items=item))
    briefing("feeds", "add", other)
    code, out, _ = briefing("fetch", "--json")
    assert code == 0
    assert len(json.loads(out)["articles"]) == 1
    listed = json.loads(briefing("feeds", "list", "--json")[1])
    assert [feed["articles"] for feed in listed["feeds"]] == [1, 1]


def test_a_feed_that_fails_stops_no_other(briefing: Run, site: Loopback) -> None:
    follow(briefing, site, publish(site, "/dam", "Dam breaks"))
    broken = site.page("/broken.xml", FEED.format(home="", items=""))
    briefing("feeds", "add", broken)
    site.page("/broken.xml", status=500)
    code, out, err = briefing("fetch")
    assert code == 2
    assert "1 new" in out
    assert broken in err
    assert "!" in briefing("feeds", "list")[1]


def test_what_is_no_feed_is_not_followed(briefing: Run, site: Loopback) -> None:
    code, out, err = briefing("feeds", "add", publish(site, "/dam", "Dam breaks"))
    assert code == 2
    assert "no feeds" in out
    assert "a web page, not a feed" in err


def test_feeds_go_to_other_readers_and_come_back(
    briefing: Run, workplace: Path, site: Loopback
) -> None:
    address = follow(briefing, site, publish(site, "/dam", "Dam breaks"))
    assert briefing("feeds", "export", "-o", "feeds.opml") == (0, "", "")
    assert briefing("feeds", "remove", "Herald", "World")[0] == 0
    assert briefing("feeds", "list")[1] == "no feeds\n"
    assert briefing("fetch")[0] == 1
    assert "Herald World" in briefing("feeds", "import", "feeds.opml")[1]
    assert address in (workplace / "feeds.opml").read_text()
    assert briefing("feeds", "remove", "nobody")[0] == 1


def test_a_feed_s_file_is_briefed_on(briefing: Run, workplace: Path) -> None:
    item = ITEM.format(
        title="Dam breaks", link="https://example.org/dam", teaser="The dam broke at night."
    )
    (workplace / "feed.xml").write_text(FEED.format(home="https://example.org", items=item))
    code, out, err = briefing("summary", "feed.xml")
    assert (code, err) == (0, "")
    assert "The dam broke at night. [1:1]" in out


def test_the_library_beside_files(briefing: Run, workplace: Path) -> None:
    briefing("add", "news")
    (workplace / "quake.txt").write_text("2020-01-01\n\nAn earthquake shook the town of Arden.\n")
    code, out, _ = briefing("articles", "--json", "-a", "library:", "-a", "quake.txt")
    assert code == 0
    assert numbers(out) == [2, 3, 1]


def test_the_newest_of_many(briefing: Run, workplace: Path) -> None:
    for number in range(30):
        (workplace / "news" / f"n{number}.txt").write_text(f"Quake number {number} shook Arden.\n")
    briefing("add", "news")
    code, out, err = briefing("articles", "--json")
    assert code == 0
    assert len(numbers(out)) == 20
    assert err.startswith("note: the 20 articles added last, of 32 in the library")


def test_doctor(briefing: Run, workplace: Path) -> None:
    briefing("add", "news")
    code, out, err = briefing("doctor")
    assert (code, err) == (0, "")
    assert "2 articles · 2 annotated" in out
    assert "nothing is wrong with it" in out
    file = workplace / "data" / "briefing" / "library.sqlite"
    data = bytearray(file.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    file.write_bytes(data)
    assert briefing("doctor")[0] == 1
    code, out, err = briefing("doctor", "--repair")
    assert "the file as it was:" in out
    assert briefing("doctor")[0] == 0


def test_what_is_no_library(briefing: Run, workplace: Path) -> None:
    (workplace / "notes.sqlite").write_text("my notes\n" * 1000)
    for command in (("add", "news"), ("summary",), ("search", "dam"), ("doctor",), ("fetch",)):
        code, out, err = briefing(*command, "--library", "notes.sqlite")
        assert (code, out) == (2, "")
        assert err.startswith("error: ")
        assert "\n\nhint: " in err
    assert (workplace / "notes.sqlite").read_text() == "my notes\n" * 1000


def test_seeds_go_before_the_usual_library_and_say_so(briefing: Run, workplace: Path) -> None:
    briefing("add", "news")
    (workplace / "seeds").mkdir()
    (workplace / "seeds" / "quake.txt").write_text("2020-01-01\n\nAn earthquake shook Arden.\n")
    code, out, err = briefing("articles", "--json")
    assert (code, numbers(out)) == (0, [1])
    assert err == "note: these are the articles in ./seeds; -a library: asks the library\n"
    assert briefing("articles", "-a", "library:")[2] == ""
    library = str(workplace / "data" / "briefing" / "library.sqlite")
    code, out, err = briefing("articles", "--json", "--library", library)
    assert (numbers(out), err) == ([2, 1], "")


def test_an_earlier_text_can_be_read(briefing: Run, workplace: Path, site: Loopback) -> None:
    briefing("add", "news")
    (workplace / "news" / "flood.txt").write_text(FLOOD.replace("had held", "had broken"))
    briefing("add", "news")
    now, before = (briefing("show", "2", *edition)[1] for edition in ((), ("--edition", "1")))
    assert "edition 2 of 2; the one before: --edition 1" in now
    assert "the dam had broken. [2:2]" in now
    assert "edition 1 of 2\n" in before
    assert "the dam had held. [2:2]" in before
    assert briefing("show", "2", "--edition", "3")[0] == 2
    assert briefing("show", "news/flood.txt", "--edition", "1")[0] == 2


def test_show_tells_where_an_article_was_found(briefing: Run, site: Loopback) -> None:
    address = follow(briefing, site, publish(site, "/dam", "Dam breaks"))
    briefing("fetch")
    assert f"found in {address}\n" in briefing("show", "1")[1]


def test_a_joint_summary_is_in_order_of_time(briefing: Run) -> None:
    briefing("add", "news")
    out = json.loads(briefing("summary", "--together", "mayor", "--json")[1])
    assert [article["number"] for article in out["articles"]] == [2, 1]
    cited = [point["finding"]["citation"]["article"] for point in out["key_points"]]
    assert cited == sorted(cited, reverse=True)


def test_a_file_of_many_articles_is_named_by_its_own_name(briefing: Run, workplace: Path) -> None:
    briefing("add", "news")
    briefing("export", "-o", "all.jsonl")
    assert len(json.loads(briefing("articles", "all.jsonl", "--json")[1])["articles"]) == 2
    (workplace / "pair").mkdir()
    (workplace / "all.jsonl").rename(workplace / "pair" / "all.jsonl")
    assert len(json.loads(briefing("articles", "pair", "--json")[1])["articles"]) == 2


def test_a_date_of_the_reader_s_asks_for_no_other_articles(briefing: Run) -> None:
    briefing("add", "news")
    every = numbers(briefing("articles", "--json")[1])
    dated = briefing("articles", "--date", f"{every[0]}=2026-02", "--json")[1]
    assert numbers(dated) == every
    assert "2026-02" in dated
    # One that is not among the newest is had as well.
    code, _, _ = briefing("articles", "library:", "2021", "--date", f"{every[0]}=2026-02", "--json")
    assert code == 0


def test_a_teaser_does_not_take_the_place_of_the_article(briefing: Run, site: Loopback) -> None:
    link = publish(site, "/dam", "Dam breaks")
    follow(briefing, site, link)
    assert "1 new" in briefing("fetch")[1]
    item = ITEM.format(title="Dam breaks", link=link, teaser="Nothing more than a dam broke.")
    briefing("feeds", "add", site.page("/other.xml", FEED.format(home="", items=item)))
    site.page("/dam", status=403)
    code, out, _ = briefing("fetch", "--json")
    assert code == 0
    assert "The council will decide on Friday" in briefing("show", "1")[1]
    assert json.loads(out)["articles"] == []


def test_an_article_is_meant_by_the_name_that_lists_show(
    briefing: Run, workplace: Path, site: Loopback
) -> None:
    (workplace / "table.csv").write_text(
        "title,date,text\n"
        'Bus crash,2025-01-02,"A bus crashed in Leeds. Two people were injured, police said."\n'
        'Tram crash,2025-01-03,"A tram crashed in York. Nine people were injured, police said."\n'
    )
    briefing("add", publish(site, "/dam.html", "Dam breaks"), "table.csv")
    names = [a["name"] for a in json.loads(briefing("articles", "--json")[1])["articles"]]
    assert sorted(names) == ["127.0.0.1/dam", "table.csv/1", "table.csv/2"]
    for name in names:
        code, out, err = briefing("articles", name, "--json")
        assert (code, err) == (0, "")
        assert [a["name"] for a in json.loads(out)["articles"]] == [name]
    code, out, err = briefing("articles", "-a", "table.csv", "table.csv/2", "--json")
    assert (code, err, numbers(out)) == (0, "", [2])
    assert briefing("articles", "127.0.0.1/dyke")[0] == 2


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("news/empty.txt", "news/empty.txt: it is empty", "an article needs"),
        ("./news/empty.txt", "./news/empty.txt: it is empty", "an article needs"),
        ("news/", "news/empty.txt: it is empty", "an article needs"),
        ("ftp://x.example/a", "ftp://x.example/a: addresses of ftp are not fetched", "https"),
        ("x.example/a", "x.example/a: no such file or folder", "address: https://x.example/a"),
        ("www.x.example", "www.x.example: no such file", "address: https://www.x.example"),
    ],
)
def test_what_cannot_be_added_is_named_as_it_was_typed(
    briefing: Run, workplace: Path, name: str, message: str, hint: str
) -> None:
    (workplace / "news" / "empty.txt").write_text("")
    code, _, err = briefing("add", name)
    assert code == 2
    assert err.startswith(f"error: {message}")
    assert hint in err.partition("hint: ")[2]


def test_a_list_of_feeds_is_followed_from_its_address(briefing: Run, site: Loopback) -> None:
    feed = site.address("/feed.xml")
    opml = f'<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="{feed}"/></body></opml>'
    address = site.page("/feeds.opml", opml, content_type="text/x-opml")
    hint = briefing("add", address)[2].partition("hint: ")[2]
    assert hint == f"follow them with: briefing feeds import {address}\n"
    assert briefing("feeds", "import", address)[0] == 0
    listed = json.loads(briefing("feeds", "list", "--json")[1])["feeds"]
    assert [one["feed"]["address"] for one in listed] == [feed]
    code, _, err = briefing("feeds", "import", site.address("/nowhere.opml"))
    assert code == 2
    assert "there is no such page (404)" in err


def test_search_shows_a_sentence_that_has_the_word_itself(briefing: Run, workplace: Path) -> None:
    (workplace / "hero.txt").write_text(
        "2020-01-01\n\nFirefighters came to a house in Arden. A lighter had set a coat on fire.\n"
    )
    briefing("add", "hero.txt")
    assert "A lighter had set a coat on fire. [1:2]" in briefing("search", "fire")[1]


@pytest.fixture
def seeds(workplace: Path) -> Path:
    """A folder ./seeds with an article of another name, beside a file in the working folder."""
    (workplace / "seeds").mkdir()
    (workplace / "seeds" / "winter-storm.txt").write_text(FLOOD)
    (workplace / "storm.txt").write_text(FIRE)
    return workplace


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("summary", "storn.txt"), "storm.txt"),
        (("summary", "orm.txt"), "storm.txt"),
        (("show", "news/flod.txt"), "news/flood.txt"),
        (("articles", "strom.html"), "storm.txt"),
        (("compare", "storm.txt", "storn.txt"), "storm.txt"),
        (("summary", "nowhere/flood"), ""),
        (("actor", "Jane Doe", "-a", "storn.txt"), "storm.txt"),
    ],
)
def test_a_file_that_is_not_there_is_no_other_article(
    arguments: tuple[str, ...], meant: str, briefing: Run, seeds: Path
) -> None:
    for _ in range(2):
        code, out, err = briefing(*arguments)
        assert (code, out) == (2, "")
        assert "no such file or folder" in err
        assert f"hint: did you mean {meant}" in err if meant else "see what is there" in err
        # The same with a library in the place of the folder.
        briefing("add", "seeds")
        shutil.rmtree(seeds / "seeds", ignore_errors=True)


def test_what_is_there_is_briefed_on_beside_what_is_not(briefing: Run, seeds: Path) -> None:
    code, out, err = briefing("summary", "storm.txt", "storn.txt")
    assert code == 2
    assert "burned" in out
    assert "the dam had held" not in out
    assert "error: storn.txt: no such file or folder" in err


def test_an_article_is_found_by_its_whole_name(briefing: Run, seeds: Path) -> None:
    assert "the dam had held" in briefing("summary", "winter-storm.txt")[1]
    assert "the dam had held" in briefing("summary", "winter-storm")[1]
    briefing("add", "seeds")
    assert "the dam had held" in briefing("summary", "winter-storm.txt", "-a", "library:")[1]


@pytest.mark.parametrize(
    "name", ["storm.txt", "news", "news/flood.txt", "gone.txt", "https://example.org/a"]
)
def test_an_article_is_no_command(name: str, briefing: Run, seeds: Path) -> None:
    code, _, err = briefing(name)
    assert code == 2
    assert err.startswith(f"error: no such command: {name}\n\nhint: briefing summary {name}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("summary", "storm.txt", "-o", "storm.txt"),
        ("summary", "storm.txt", "-o", "./news/../storm.txt"),
        ("summary", "storm.txt", "-o", "linked.txt"),
        ("summary", "-o", "seeds/winter-storm.txt"),
        ("compare", "storm.txt", "seeds/winter-storm.txt", "-o", "seeds/winter-storm.txt"),
        ("articles", "-a", "seeds", "-o", "seeds/winter-storm.txt"),
        ("add", "news", "-o", "news/fire.txt"),
        ("actor", "Jane Doe", "-a", "storm.txt", "--output", "storm.txt"),
    ],
)
def test_what_is_read_is_not_written_over(
    arguments: tuple[str, ...], briefing: Run, seeds: Path
) -> None:
    (seeds / "linked.txt").hardlink_to(seeds / "storm.txt")
    code, out, err = briefing(*arguments)
    assert (code, out) == (2, "")
    assert "is read, and would be overwritten" in err
    assert (seeds / "storm.txt").read_text() == FIRE
    assert (seeds / "seeds" / "winter-storm.txt").read_text() == FLOOD
    assert (seeds / "news" / "fire.txt").read_text() == FIRE


def test_a_library_is_not_written_over(briefing: Run, workplace: Path) -> None:
    assert briefing("add", "news", "--library", "mine.db")[0] == 0
    before = (workplace / "mine.db").read_bytes()
    code, _, err = briefing("export", "--library", "mine.db", "-o", "mine.db")
    assert code == 2
    assert "is read, and would be overwritten" in err
    assert (workplace / "mine.db").read_bytes() == before


def test_an_old_briefing_is_written_anew(briefing: Run, seeds: Path) -> None:
    for _ in range(2):
        assert briefing("summary", "storm.txt", "-o", "brief.md")[0] == 0
    assert "burned" in (seeds / "brief.md").read_text()


@pytest.mark.parametrize(
    "line",
    [
        "- Arden: 12",
        "* Two boats",
        "Photo: Ann Lee",
        "Read more",
        "Killed: about 30",
        "• The mayor",
    ],
)
def test_show_leaves_no_line_out(line: str, briefing: Run, workplace: Path) -> None:
    (workplace / "list.txt").write_text(
        f"Dam breaks\n\nA dam broke on Monday, the police said.\n\n{line}\n\nNobody was hurt in Arden.\n"
    )
    out = briefing("show", "list.txt")[1]
    assert f"[1:1]\n\n{line}\n\nNobody was hurt in Arden. [1:2]" in out
    shown = json.loads(briefing("show", "list.txt", "--json")[1])["texts"][0]["paragraphs"]
    assert [part["aside"] for part in shown] == ["", line, ""]


def test_the_page_of_a_search_shows_the_sentences_that_it_cites(briefing: Run) -> None:
    briefing("add", "news")
    code, page, _ = briefing("search", "dam", "AND", "Doe", "--format", "html")
    assert code == 0
    cited = re.findall(r'popovertarget="(s[0-9]+-[0-9]+)">\[', page)
    assert cited
    assert all(f'popover id="{target}"' in page for target in cited)


BOARD = (
    "The Harbour Safety Board (HSB) met in Arden on Monday. Its head, Zoë Brandt-Vale, spoke.",
    "The HSB fined a ferry in Brill on Tuesday. Brandt-Vale said the HSB would not wait.",
    "The Harbour Safety Board closed a pier in Corvo on Friday, the board said.",
)


@pytest.mark.parametrize(
    ("asked", "name", "articles"),
    [
        ("Harbour Safety Board", "Harbour Safety Board", 3),
        ("harbour safety board", "Harbour Safety Board", 3),
        ("HSB", "Harbour Safety Board", 3),
        ("hsb", "Harbour Safety Board", 3),
        ("Zoe Brandt-Vale", "Zoë Brandt-Vale", 2),
        ("brandt vale", "Zoë Brandt-Vale", 2),
        ("Brandt-Vale, Zoë", "Zoë Brandt-Vale", 2),
    ],
)
def test_a_name_finds_the_same_in_a_folder_and_in_the_library(
    workplace: Path, briefing: Run, asked: str, name: str, articles: int
) -> None:
    (workplace / "board").mkdir()
    for number, told in enumerate(BOARD):
        (workplace / "board" / f"{number}.txt").write_text(f"2026-03-0{number + 1}\n\n{told}\n")
    briefing("add", "board", "news")
    for where in ("board", "library:"):
        answer = json.loads(briefing("actor", asked, "-a", where, "--json")[1])
        assert (answer["name"], len(answer["presences"])) == (name, articles), where


def test_a_slip_in_a_name_is_asked_about_in_the_library_too(briefing: Run) -> None:
    briefing("add", "news")
    code, out, err = briefing("actor", "Jane Deo", "-a", "library:")
    assert (code, out) == (1, "")
    assert "did you mean Jane Doe?" in err
