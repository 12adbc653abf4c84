"""The local network is refused unasked; proxies are used where named."""

from __future__ import annotations

import socket
import ssl

import pytest
import trustme

from briefing.errors import FetchError, HostNotReached, InsecureHost, LocalAddress
from briefing.sources.fetching import Fetcher, Request
from briefing.sources.fetching.network import is_local, means_local, resolve_host
from loopback import Loopback, Time, public_fetcher, serving

LOCAL = """
127.0.0.1 127.255.255.255 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1
100.127.255.255 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 fec0::1 ff02::1 2001:db8::1 100::1
::ffff:127.0.0.1 ::ffff:192.168.0.1 ::ffff:0:127.0.0.1 ::127.0.0.1 2002:7f00:1:: 2002:c0a8:101::1 64:ff9b::127.0.0.1
64:ff9b::a00:1 64:ff9b:1::1 2001:0:7f00:1:: nonsense
""".split()

PUBLIC = """
1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 100.63.255.255 100.128.0.1 192.0.3.1 2606:4700:4700::1111 2a00:1450:4001::1
::ffff:1.1.1.1 2002:101:101:: 64:ff9b::101:101
""".split()


@pytest.mark.parametrize("address", LOCAL)
def test_an_address_of_no_public_machine_is_local(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_a_public_machine_is_not(address: str) -> None:
    assert not is_local(address)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("a.localhost", True),
        ("printer.local", True),
        ("wiki.internal", True),
        ("intranet", True),
        ("2130706433", True),
        ("0x7f000001", True),
        ("0177.0.0.1", True),
        ("127.1", True),
        ("[::1]", True),
        ("[::ffff:10.0.0.1]", True),
        ("example.org", False),
        ("local.example.org", False),
        ("16843009", False),  # 1.1.1.1
        ("1.1.1.1", False),
        ("[2606:4700:4700::1111]", False),
    ],
)
def test_a_host_is_known_as_local_by_its_name(host: str, expected: bool) -> None:
    assert means_local(host) is expected


LOOPBACKS = ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0.0.0.0"]


@pytest.mark.parametrize("host", [*LOOPBACKS, "[::ffff:127.0.0.1]", "[::1]", "[::]"])
def test_the_loopback_address_is_refused_however_it_is_written(
    loopback: Loopback, host: str
) -> None:
    with Fetcher() as fetcher, pytest.raises((LocalAddress, HostNotReached)) as caught:
        fetcher.fetch(Request(loopback.address("/a", host=host)))
    assert isinstance(caught.value, LocalAddress) or _unknown(host)
    assert "--allow-local" in caught.value.hint or _unknown(host)
    assert not loopback.asked


def _unknown(host: str) -> bool:
    """Whether this machine does not know the host at all: some know no IPv6, or no old forms of IPv4."""
    try:
        return not resolve_host(host.strip("[]"), 80)
    except OSError:
        return True


def test_a_local_address_is_fetched_where_that_is_allowed(loopback: Loopback) -> None:
    loopback.page("/a", "a")
    with Fetcher(allow_local=True) as fetcher:
        assert fetcher.fetch(Request(loopback.address("/a", host="localhost"))).data == b"a"


def test_a_host_is_reached_by_its_newer_address_too() -> None:
    try:
        running = serving("::1")
        server = running.__enter__()
    except OSError:
        pytest.skip("this machine has no IPv6")
    try:
        address = server.page("/a", "a")
        with Fetcher(allow_local=True) as fetcher:
            response = fetcher.fetch(Request(address))
    finally:
        running.__exit__(None, None, None)
    assert (response.address, response.data) == (address, b"a")


def test_a_redirect_into_the_local_network_is_refused(loopback: Loopback) -> None:
    loopback.redirect("/a", "http://169.254.169.254/latest/meta-data/")
    resolve = {"news.example": ("93.184.216.34",), "169.254.169.254": ("169.254.169.254",)}
    with (
        public_fetcher(loopback, resolve=lambda host, port: resolve[host]) as fetcher,
        pytest.raises(LocalAddress, match=r"169\.254\.169\.254"),
    ):
        fetcher.fetch(Request(loopback.address("/a", host="news.example")))
    assert loopback.paths == ["/a"]


def test_a_robots_txt_in_the_local_network_is_refused(loopback: Loopback) -> None:
    loopback.redirect("/robots.txt", "http://inner.example/robots.txt")
    resolve = {"news.example": ("93.184.216.34",), "inner.example": ("10.0.0.1",)}
    with (
        public_fetcher(loopback, resolve=lambda host, port: resolve[host]) as fetcher,
        pytest.raises(LocalAddress),
    ):
        fetcher.fetch(Request(loopback.address("/a", host="news.example")))
    assert not loopback.paths


def test_the_address_that_was_judged_is_the_one_connected_to(loopback: Loopback) -> None:
    """A name that is public when it is looked up first and local ever after (DNS rebinding)."""
    loopback.pages["/a"] = lambda handler: handler.raw(
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"
    )
    loopback.raw("/robots.txt", b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
    answers = iter([("93.184.216.34",), ("127.0.0.1",), ("127.0.0.1",)])
    connected: list[str] = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        connected.append(address)
        return socket.create_connection(("127.0.0.1", loopback.port), timeout=seconds)

    with (
        Fetcher(resolve=lambda host, port: next(answers), connect=connect) as fetcher,
        pytest.raises(LocalAddress),
    ):
        fetcher.fetch(Request(loopback.address("/a", host="news.example")))
    assert connected == ["93.184.216.34"]
    assert not loopback.paths


def test_of_several_addresses_the_local_ones_are_left_out(loopback: Loopback) -> None:
    loopback.page("/a", "a")
    connected: list[str] = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        connected.append(address)
        if address == "1.1.1.1":
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", loopback.port), timeout=seconds)

    found = ("127.0.0.1", "1.1.1.1", "10.0.0.1", "8.8.8.8")
    with Fetcher(resolve=lambda host, port: found, connect=connect) as fetcher:
        fetcher.fetch(Request(loopback.address("/a", host="news.example")))
    assert connected == ["1.1.1.1", "8.8.8.8"]


def test_a_proxy_is_asked_for_the_whole_address(loopback: Loopback) -> None:
    loopback.pages["http://news.example/a"] = lambda handler: handler.reply(200, b"by proxy")
    proxy = f"http://ann:secret@127.0.0.1:{loopback.port}"
    with Fetcher(proxies={"http": proxy}) as fetcher:
        assert fetcher.fetch(Request("http://news.example/a")).data == b"by proxy"
    assert loopback.asked[-1].headers["Proxy-Authorization"] == "Basic YW5uOnNlY3JldA=="


@pytest.mark.parametrize("host", ["localhost", "2130706433", "10.0.0.1", "[::1]", "wiki.internal"])
def test_a_proxy_is_not_asked_for_the_local_network(loopback: Loopback, host: str) -> None:
    with (
        Fetcher(proxies={"http": f"127.0.0.1:{loopback.port}"}) as fetcher,
        pytest.raises(LocalAddress),
    ):
        fetcher.fetch(Request(f"http://{host}/a"))
    assert not loopback.asked


def test_a_proxy_is_passed_by_where_told(loopback: Loopback) -> None:
    loopback.page("/a", "a")
    proxies = {"all": "http://127.0.0.1:1", "no": "example.org,news.example"}
    with public_fetcher(loopback, proxies=proxies) as fetcher:
        address = loopback.address("/a", host="news.example")
        assert fetcher.fetch(Request(address)).data == b"a"


def test_a_tunnel_that_the_proxy_refuses_is_told(loopback: Loopback) -> None:
    proxy = f"http://127.0.0.1:{loopback.port}"
    with (
        Fetcher(proxies={"https": proxy}, sleep=Time().sleep) as fetcher,
        pytest.raises(FetchError),
    ):
        fetcher.fetch(Request("https://news.example/a"))


def test_a_proxy_of_another_kind_is_told() -> None:
    with (
        Fetcher(proxies={"http": "socks5://127.0.0.1:1080"}) as fetcher,
        pytest.raises(HostNotReached, match="socks5"),
    ):
        fetcher.fetch(Request("http://news.example/a"))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def _context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_a_certificate_by_an_unknown_authority_is_refused(authority: trustme.CA) -> None:
    with (
        serving(context=_context(authority, "news.example")) as server,
        public_fetcher(server, sleep=Time().sleep) as fetcher,
        pytest.raises(InsecureHost, match="cannot be trusted"),
    ):
        fetcher.fetch(Request(server.address("/a", host="news.example")))
    assert not server.asked


def test_a_certificate_of_an_authority_of_the_system_is_taken(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with (
        serving(context=_context(authority, "news.example")) as server,
        public_fetcher(server, sleep=Time().sleep) as fetcher,
    ):
        server.page("/a", "a")
        assert fetcher.fetch(Request(server.address("/a", host="news.example"))).data == b"a"
        with pytest.raises(InsecureHost, match="mismatch"):
            fetcher.fetch(Request(server.address("/a", host="other.example")))


def test_https_to_a_server_without_it_is_told(loopback: Loopback) -> None:
    address = loopback.address("/a", host="news.example").replace("http:", "https:")
    with (
        public_fetcher(loopback, sleep=Time().sleep) as fetcher,
        pytest.raises(InsecureHost, match="no safe connection"),
    ):
        fetcher.fetch(Request(address))


def test_http_to_a_server_of_https_is_told(authority: trustme.CA) -> None:
    with (
        serving(context=_context(authority, "news.example")) as server,
        public_fetcher(server, sleep=Time().sleep) as fetcher,
        pytest.raises(FetchError),
    ):
        fetcher.fetch(Request(server.address("/a", host="news.example").replace("https:", "http:")))
