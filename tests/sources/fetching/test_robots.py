"""A site's robots.txt of every sort, and the pauses that it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FetchError, ForbiddenByRobots, HostNotReached, ServerFailed
from briefing.sources.fetching import Fetcher, Request
from briefing.sources.fetching.robots import MAX_ROBOTS_BYTES, Robots
from loopback import Loopback, Time, public_fetcher


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def fetcher(time: Time) -> Iterator[Fetcher]:
    with Fetcher(allow_local=True, sleep=time.sleep, clock=time.clock) as fetcher:
        yield fetcher


RULES = [
    ("User-agent: *\nDisallow: /", False),
    ("User-agent: *\nDisallow:", True),
    ("User-agent: *\nDisallow: /b", True),
    ("User-agent: *\nDisallow: /*.html$", False),
    ("User-agent: *\nDisallow: /\nAllow: /a", True),  # the longest match, whatever its place
    ("User-agent: other\nDisallow: /", True),
    ("User-agent: other\nUser-agent: briefing\nDisallow: /", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: Briefing\nAllow: /", True),
    ("\ufeffUser-agent: *\r\nDisallow: / # all\r\n", False),
    ("<html><body>Not found</body></html>", True),
    ("\x00\x01\x02", True),
    ("", True),
]


@pytest.mark.parametrize(("rules", "allowed"), RULES)
def test_the_rules_are_kept(
    loopback: Loopback, fetcher: Fetcher, rules: str, allowed: bool
) -> None:
    loopback.page("/robots.txt", rules)
    address = loopback.page("/a.html", "a")
    if allowed:
        assert fetcher.fetch(Request(address)).data == b"a"
    else:
        with pytest.raises(ForbiddenByRobots, match=r"robots\.txt of 127\.0\.0\.1") as caught:
            fetcher.fetch(Request(address))
        assert caught.value.subject == address
        assert not loopback.paths


def test_rules_are_read_once_a_run(loopback: Loopback, fetcher: Fetcher) -> None:
    loopback.page("/robots.txt", "User-agent: *\nDisallow: /b")
    for _ in range(3):
        fetcher.fetch(Request(loopback.page("/a", "a")))
    assert [asked.path for asked in loopback.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_robots_txt_that_is_not_to_be_had_forbids_nothing(
    loopback: Loopback, fetcher: Fetcher, status: int
) -> None:
    loopback.page("/robots.txt", "User-agent: *\nDisallow: /", status)
    assert fetcher.fetch(Request(loopback.page("/a", "a"))).data == b"a"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_the_server_fails_to_send_forbids_all(
    loopback: Loopback, fetcher: Fetcher, status: int
) -> None:
    loopback.page("/robots.txt", status=status)
    address = loopback.page("/a", "a")
    for _ in range(2):
        with pytest.raises(ServerFailed, match=r"trouble sending its robots\.txt") as caught:
            fetcher.fetch(Request(address))
        assert isinstance(caught.value.__cause__, FetchError)
    assert not loopback.paths
    assert len(loopback.asked) in (1, 3)


def test_a_robots_txt_may_lie_elsewhere(loopback: Loopback, fetcher: Fetcher) -> None:
    for step in range(5):
        loopback.redirect("/robots.txt" if not step else f"/r{step}", f"/r{step + 1}")
    loopback.page("/r5", "User-agent: *\nDisallow: /a")
    with pytest.raises(ForbiddenByRobots):
        fetcher.fetch(Request(loopback.page("/a", "a")))


def test_a_robots_txt_in_a_circle_forbids_nothing(loopback: Loopback, fetcher: Fetcher) -> None:
    loopback.redirect("/robots.txt", "/robots.txt")
    assert fetcher.fetch(Request(loopback.page("/a", "a"))).data == b"a"


def test_of_a_long_robots_txt_the_start_counts(loopback: Loopback, fetcher: Fetcher) -> None:
    start = b"User-agent: *\nDisallow: /a\n"
    padding = b"#" * MAX_ROBOTS_BYTES
    loopback.page("/robots.txt", start + padding + b"\nDisallow: /b")
    fetcher.fetch(Request(loopback.page("/b", "b")))
    with pytest.raises(ForbiddenByRobots):
        fetcher.fetch(Request(loopback.page("/a", "a")))


def test_each_hop_is_asked_for_by_its_own_rules(loopback: Loopback, fetcher: Fetcher) -> None:
    loopback.page("/robots.txt", "User-agent: *\nDisallow: /b")
    loopback.page("/b", "b")
    with pytest.raises(ForbiddenByRobots):
        fetcher.fetch(Request(loopback.redirect("/a", "/b")))
    assert loopback.paths == ["/a"]


def test_a_host_that_is_down_is_asked_once(loopback: Loopback) -> None:
    tried: list[str] = []

    def connect(address: str, port: int, seconds: float) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    with public_fetcher(loopback, connect=connect) as fetcher:
        for path in ("/a", "/b"):
            address = f"http://news.example{path}"
            with pytest.raises(HostNotReached, match="does not answer") as caught:
                fetcher.fetch(Request(address))
            assert caught.value.subject == address
    assert len(tried) == 1


@pytest.mark.parametrize(
    ("delay", "slept"),
    [
        ("4", [4, 4]),
        ("0.5", [0.5, 0.5]),
        ("86400", [10, 10]),
        ("-1", []),
        ("soon", []),
        ("nan", []),
    ],
)
def test_pauses_are_kept_within_reason(
    loopback: Loopback, fetcher: Fetcher, time: Time, delay: str, slept: list[float]
) -> None:
    loopback.page("/robots.txt", f"User-agent: *\nCrawl-delay: {delay}")
    for path in ("/a", "/b", "/c"):
        fetcher.fetch(Request(loopback.page(path, "a")))
    assert time.slept == slept


def test_a_host_that_is_too_busy_is_left_alone_by_all(
    loopback: Loopback, fetcher: Fetcher, time: Time
) -> None:
    loopback.page("/a", status=503, retry_after="5")
    with pytest.raises(ServerFailed):
        fetcher.fetch(Request(loopback.address("/a")))
    assert time.slept == [5, 5]


@given(
    st.binary(max_size=400)
    | st.text(alphabet="User-agent:*Disallow/\n $%#0123", max_size=200).map(str.encode)
)
def test_any_bytes_are_rules(data: bytes) -> None:
    robots = Robots(lambda address: data, agent="briefing/1")
    with suppress(ForbiddenByRobots):
        robots.check("https://example.org/a?b=%7e")
