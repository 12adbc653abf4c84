"""Fetching from a real server: redirects, conditional requests, charsets."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from briefing.errors import (
    AccessDenied,
    BadAddress,
    BrokenResponse,
    FetchError,
    HostNotReached,
    PageNotFound,
    ServerFailed,
    TooManyRedirects,
)
from briefing.sources.fetching import Fetcher, Request, material_from
from loopback import Handler, Loopback, Time, public_fetcher


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def fetcher(time: Time) -> Iterator[Fetcher]:
    with Fetcher(allow_local=True, sleep=time.sleep) as fetcher:
        yield fetcher


def test_a_page_comes_with_what_is_said_of_it(loopback: Loopback, fetcher: Fetcher) -> None:
    address = loopback.page(
        "/river-flood.html?utm_source=x",
        b"<p>\xe4</p>",
        content_type='Text/HTML; Charset="ISO-8859-1"',
        etag='W/"1"',
        last_modified="Tue, 03 Mar 2026 10:00:00 GMT",
    )
    response = fetcher.fetch(Request(address))
    assert response.data == b"<p>\xe4</p>"
    assert (response.media_type, response.charset) == ("text/html", "iso-8859-1")
    assert (response.etag, response.last_modified) == ('W/"1"', "Tue, 03 Mar 2026 10:00:00 GMT")
    assert (response.address, response.moved_to, response.unchanged) == (address, "", False)
    material = material_from(response)
    assert material.source == address
    assert material.address == loopback.address("/river-flood.html")
    assert material.name == "127.0.0.1/river-flood"


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/html", ("text/html", "")),
        ("", ("", "")),
        ("nonsense", ("", "")),
        ("text/html; charset", ("text/html", "")),
        ("text/html;charset=utf-8;charset=latin-1", ("text/html", "utf-8")),
        ("text/html; charset*=utf-8''x%00y", ("text/html", "")),
    ],
)
def test_odd_words_about_the_kind_do_no_harm(
    loopback: Loopback, fetcher: Fetcher, content_type: str, expected: tuple[str, str]
) -> None:
    response = fetcher.fetch(Request(loopback.page("/", "a", content_type=content_type)))
    assert (response.media_type, response.charset) == expected


def test_the_fetcher_names_itself_and_keeps_the_parameters(
    loopback: Loopback, fetcher: Fetcher
) -> None:
    loopback.page("/a", "a")
    fetcher.fetch(Request(loopback.address("/a?utm_source=feed#top")))
    asked = loopback.asked[-1]
    assert asked.path == "/a?utm_source=feed"
    assert asked.headers["User-Agent"].startswith("briefing/")
    assert not {"Cookie", "If-None-Match", "Referer", "Authorization"} & set(asked.headers)


def test_what_has_not_changed_is_not_sent_again(loopback: Loopback, fetcher: Fetcher) -> None:
    def answer(handler: Handler) -> None:
        known = handler.headers["If-None-Match"] == '"1"'
        handler.reply(304 if known else 200, b"" if known else b"new", etag='"1"')

    loopback.pages["/a"] = answer
    first = fetcher.fetch(Request(loopback.address("/a")))
    again = fetcher.fetch(Request(first.address, etag=first.etag))
    assert (first.unchanged, first.data) == (False, b"new")
    assert (again.unchanged, again.data, again.etag) == (True, b"", '"1"')


def test_the_date_of_the_last_change_is_asked_by_too(loopback: Loopback, fetcher: Fetcher) -> None:
    loopback.page("/a", status=304)
    date = "Tue, 03 Mar 2026 10:00:00 GMT"
    response = fetcher.fetch(Request(loopback.address("/a"), last_modified=date))
    assert loopback.asked[-1].headers["If-Modified-Since"] == date
    assert (response.unchanged, response.last_modified) == (True, date)


@pytest.mark.parametrize("etag", ["a\r\nX-Injected: 1", "ä", "\0", "x" * 5000])
def test_a_validator_that_cannot_stand_in_a_header_is_left_out(
    loopback: Loopback, fetcher: Fetcher, etag: str
) -> None:
    fetcher.fetch(Request(loopback.page("/a", "a"), etag=etag))
    assert "If-None-Match" not in loopback.asked[-1].headers
    assert "X-Injected" not in loopback.asked[-1].headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_lasting_ones_told(
    loopback: Loopback, fetcher: Fetcher, status: int
) -> None:
    end = loopback.page("/b", "b")
    response = fetcher.fetch(Request(loopback.redirect("/a", "b#part", status)))
    assert (response.address, response.data) == (end, b"b")
    assert response.moved_to == (end if status in (301, 308) else "")


def test_only_what_moved_for_good_from_the_start_counts_as_moved(
    loopback: Loopback, fetcher: Fetcher
) -> None:
    loopback.page("/d", "d")
    loopback.redirect("/a", "/b", 301)
    loopback.redirect("/b", "/c", 302)
    loopback.redirect("/c", "/d", 301)
    response = fetcher.fetch(Request(loopback.address("/a")))
    assert response.address == loopback.address("/d")
    assert response.moved_to == loopback.address("/b")


def test_a_circle_of_redirects_ends_at_once(loopback: Loopback, fetcher: Fetcher) -> None:
    loopback.redirect("/a", "/b")
    loopback.redirect("/b", "/a")
    with pytest.raises(TooManyRedirects, match="in a circle"):
        fetcher.fetch(Request(loopback.address("/a")))
    assert loopback.paths == ["/a", "/b"]


def test_an_endless_chain_of_redirects_ends(loopback: Loopback, fetcher: Fetcher) -> None:
    loopback.pages["/a"] = lambda handler: handler.reply(
        302, location=f"/a?{len(handler.server.asked)}"
    )
    with pytest.raises(TooManyRedirects, match="more than 10 times"):
        fetcher.fetch(Request(loopback.address("/a")))
    assert len(loopback.paths) == 11


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "data:text/html,a",
        "http://[::1",
        "http://ann:secret@127.0.0.1/",
    ],
)
def test_a_redirect_never_leaves_the_web(loopback: Loopback, fetcher: Fetcher, target: str) -> None:
    with pytest.raises(BadAddress):
        fetcher.fetch(Request(loopback.redirect("/a", target)))


def test_a_redirect_to_nowhere_is_an_error(loopback: Loopback, fetcher: Fetcher) -> None:
    with pytest.raises(BrokenResponse, match="not where to"):
        fetcher.fetch(Request(loopback.page("/a", status=302)))


def test_a_redirect_may_be_written_in_another_script(loopback: Loopback, fetcher: Fetcher) -> None:
    loopback.page("/%C3%BCber", "b")
    loopback.raw("/a", "HTTP/1.1 302 Found\r\nLocation: /über\r\n\r\n".encode())
    assert fetcher.fetch(Request(loopback.address("/a"))).data == b"b"


def test_a_cookie_lives_as_long_as_its_redirects(loopback: Loopback, fetcher: Fetcher) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers["Cookie"] == "seen=1":
            handler.reply(200, b"welcome")
        else:
            handler.reply(302, location="/a", set_cookie="seen=1; Path=/")

    loopback.pages["/a"] = answer
    for _ in range(2):
        assert fetcher.fetch(Request(loopback.address("/a"))).data == b"welcome"
    assert [asked.headers.get("Cookie") for asked in loopback.asked[1:]] == [None, "seen=1"] * 2


def test_a_cookie_does_not_follow_to_another_host(loopback: Loopback) -> None:
    loopback.page("/b", "b")
    target = loopback.address("/b", host="other.example")
    loopback.redirect("/a", target, set_cookie="secret=1")
    with public_fetcher(loopback) as fetcher:
        fetcher.fetch(Request(loopback.address("/a", host="news.example")))
    assert "Cookie" not in loopback.asked[-1].headers


STATUSES = [
    (400, AccessDenied),
    (401, AccessDenied),
    (402, AccessDenied),
    (403, AccessDenied),
    (404, PageNotFound),
    (410, PageNotFound),
    (418, AccessDenied),
    (451, AccessDenied),
    (500, ServerFailed),
    (304, BrokenResponse),  # nobody asked whether it has changed
    (300, BrokenResponse),
    (999, ServerFailed),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_a_status_is_told_in_words(
    loopback: Loopback, fetcher: Fetcher, time: Time, status: int, kind: type[FetchError]
) -> None:
    address = loopback.page("/a", status=status)
    with pytest.raises(kind, match=str(status)) as caught:
        fetcher.fetch(Request(address))
    assert type(caught.value) is kind
    assert caught.value.subject == address
    assert caught.value.hint
    assert not time.slept


def test_a_page_may_be_empty(loopback: Loopback, fetcher: Fetcher) -> None:
    assert fetcher.fetch(Request(loopback.page("/a", status=204))).data == b""


def test_a_host_that_is_not_there_is_told(fetcher: Fetcher) -> None:
    def resolve(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror

    with (
        Fetcher(resolve=resolve) as lost,
        pytest.raises(HostNotReached, match=r"no host news\.example") as caught,
    ):
        lost.fetch(Request("http://news.example/a"))
    assert caught.value.subject == "http://news.example/a"


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example"])
def test_a_host_that_cannot_be_is_told(host: str) -> None:
    """Such names are not looked up: the rules of names already forbid them."""
    with Fetcher() as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(Request(f"http://{host}/a"))
    assert caught.value.hint


def test_a_port_where_nobody_listens_is_told(loopback: Loopback, fetcher: Fetcher) -> None:
    address = loopback.address("/a")
    loopback.socket.close()
    with pytest.raises(HostNotReached, match="does not answer"):
        fetcher.fetch(Request(address))


def test_a_server_that_is_too_busy_is_asked_again(
    loopback: Loopback, fetcher: Fetcher, time: Time
) -> None:
    def answer(handler: Handler) -> None:
        handler.reply(503 if len(handler.server.paths) < 3 else 200, b"a")

    loopback.pages["/a"] = answer
    assert fetcher.fetch(Request(loopback.address("/a"))).data == b"a"
    assert len(loopback.paths) == 3


def test_tries_end_and_grow_further_apart(loopback: Loopback) -> None:
    time = Time()
    address = loopback.page("/a", status=503)
    with (
        Fetcher(allow_local=True, sleep=time.sleep, clock=time.clock) as fetcher,
        pytest.raises(ServerFailed, match="503"),
    ):
        fetcher.fetch(Request(address))
    assert time.slept == [1, 3]
    assert len(loopback.paths) == 3


@pytest.mark.parametrize(
    ("retry_after", "slept"),
    [
        ("7", [7, 7]),
        ("0", []),
        ("Tue, 03 Mar 2026 10:00:20 GMT", [20, 20]),
        ("Tue, 03 Mar 2020 10:00:20 GMT", []),
        ("soon", [1, 3]),
        ("-5", [1, 3]),
        ("9" * 400, [1, 3]),
        ("Tue, 03 Mar 2026 10:00:20", [1, 3]),  # without its zone
    ],
)
def test_the_server_says_when_to_come_back(
    loopback: Loopback, retry_after: str, slept: list[float]
) -> None:
    time = Time()
    head = f"HTTP/1.1 429 No\r\nDate: Tue, 03 Mar 2026 10:00:00 GMT\r\nRetry-After: {retry_after}\r\n\r\n"
    address = loopback.raw("/a", head.encode())
    with (
        Fetcher(allow_local=True, sleep=time.sleep, clock=time.clock) as fetcher,
        pytest.raises(ServerFailed),
    ):
        fetcher.fetch(Request(address))
    assert time.slept == slept


def test_a_server_that_asks_for_hours_is_left_alone(
    loopback: Loopback, fetcher: Fetcher, time: Time
) -> None:
    address = loopback.page("/a", status=503, retry_after="7200")
    with pytest.raises(ServerFailed, match="come back in 2 hours"):
        fetcher.fetch(Request(address))
    assert not time.slept
    assert len(loopback.paths) == 1


def test_a_connection_that_breaks_is_tried_again(loopback: Loopback, fetcher: Fetcher) -> None:
    def answer(handler: Handler) -> None:
        if len(handler.server.paths) == 1:
            handler.raw(b"")
        else:
            handler.reply(200, b"a")

    loopback.pages["/a"] = answer
    assert fetcher.fetch(Request(loopback.address("/a"))).data == b"a"


def test_one_connection_serves_several_requests(loopback: Loopback, fetcher: Fetcher) -> None:
    ports = set()

    def answer(handler: Handler) -> None:
        ports.add(handler.client_address[1])
        handler.reply(200, b"a")

    loopback.pages["/a"] = answer
    for _ in range(3):
        fetcher.fetch(Request(loopback.address("/a")))
    assert len(ports) == 1
