import gzip
import socket
import threading
import time
import zlib
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from clipbook import fetch as module
from clipbook.errors import ClipbookError
from clipbook.fetch import FetchError, fetch

NOW = datetime(2024, 3, 5, 10, tzinfo=UTC)
PAGE = b"<!DOCTYPE html><p>The ferry starts on Friday.</p>"
TEXT = {"Content-Type": "text/html; charset=utf-8", "Set-Cookie": "secret=1"}


class Handler(BaseHTTPRequestHandler):
    """A server with one page for each thing that can happen."""

    def do_GET(self):
        name = self.path.split("?")[0].strip("/") or "page"
        status, headers, body = ANSWERS.get(name, (404, TEXT, b"none"))
        self.server.asked.append(self.path)
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value.replace("HERE", self.headers["Host"]))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Says nothing."""


ANSWERS = {
    "page": (200, TEXT, PAGE),
    "caf%C3%A9": (200, TEXT, PAGE),
    "untyped": (200, {}, PAGE),
    "feed": (200, {"Content-Type": "application/rss+xml"}, b"<rss/>"),
    "picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
    "cut": (200, TEXT | {"Content-Length": "5000"}, PAGE),
    "large": (200, TEXT, b"a" * 5000),
    "empty": (200, TEXT, b""),
    "gzip": (200, TEXT | {"Content-Encoding": "gzip"}, gzip.compress(PAGE, mtime=0)),
    "deflate": (200, TEXT | {"Content-Encoding": "deflate"}, zlib.compress(PAGE)),
    "brotli": (200, TEXT | {"Content-Encoding": "br"}, PAGE),
    "cut-gzip": (200, TEXT | {"Content-Encoding": "gzip"}, gzip.compress(PAGE, mtime=0)[:-9]),
    "two-gzips": (200, TEXT | {"Content-Encoding": "gzip"}, 2 * gzip.compress(PAGE, mtime=0)),
    "part": (206, TEXT, PAGE),
    "accepted": (202, TEXT, PAGE),
    "unknown": (302, TEXT, PAGE),
    "no-gzip": (200, TEXT | {"Content-Encoding": "gzip"}, PAGE),
    "bomb": (200, TEXT | {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 50_000_000, mtime=0)),
    "gone": (410, TEXT, b"gone"),
    "broken": (500, TEXT, b""),
    "moved": (302, {"Location": "/page?a=1"}, b""),
    "elsewhere": (301, {"Location": "http://HERE/page"}, b""),
    "loop": (302, {"Location": "/loop"}, b""),
    "ping": (302, {"Location": "/pong"}, b""),
    "pong": (302, {"Location": "/ping"}, b""),
    "file": (302, {"Location": "file:///etc/hosts"}, b""),
    "ftp": (302, {"Location": "ftp://HERE/x"}, b""),
    "login": (302, {"Location": "http://a:b@HERE/page"}, b""),
}


@pytest.fixture(scope="module")
def server():
    """A server on this machine; `asked` holds the paths it was asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site(server):
    server.asked.clear()
    return f"http://127.0.0.1:{server.server_port}"


@contextmanager
def raw_server(answer):
    """A socket that says `answer` to the first who connects, and then nothing more."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve():
            connection, _ = listening.accept()
            with connection:
                connection.sendall(answer)
                done.wait(5)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        done.set()
        thread.join()


def test_a_page_is_kept_as_it_came(site, server):
    fetched = fetch(f"{site}/page", NOW)
    assert fetched.data == PAGE
    assert fetched.asked == fetched.address == f"{site}/page"
    assert fetched.at == NOW
    assert ("Content-Type", "text/html; charset=utf-8") in fetched.headers
    assert server.asked == ["/page"]


def test_cookies_are_not_kept(site):
    assert "secret" not in str(fetch(site, NOW).headers)


@pytest.mark.parametrize("path", ["/untyped", "/feed", "/empty", "", "?q=1#part"])
def test_what_may_be_a_clipping_is_fetched(site, path):
    assert fetch(site + path, NOW).asked == site + path


def test_an_address_is_escaped_and_its_fragment_not_sent(site, server):
    fetch(f"{site}/café?q=a b#part", NOW)
    assert server.asked == ["/caf%C3%A9?q=a%20b"]


@pytest.mark.parametrize(("path", "end"), [("/moved", "/page?a=1"), ("/elsewhere", "/page")])
def test_a_redirect_is_followed_and_its_end_kept(site, path, end):
    fetched = fetch(site + path, NOW)
    assert fetched.asked == site + path
    assert fetched.address == site + end


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nowhere", "the server answers 404"),
        ("/gone", "the server answers 410"),
        ("/broken", "the server answers 500"),
        ("/picture", "is `image/png`"),
        ("/pdf", "is `application/pdf`"),
        ("/cut", "cut off after 49 of 5000 bytes"),
        ("/brotli", "is packed as `br`"),
        ("/no-gzip", "is called `gzip` and is none"),
        ("/bomb", "larger than 40 MB"),
        ("/cut-gzip", "cut off inside its `gzip`"),
        ("/two-gzips", "more than one `gzip`"),
        ("/part", "the server answers 206"),
        ("/accepted", "the server answers 202"),
        ("/unknown", "redirects to no address"),
        ("/loop", "redirects in a loop or too often"),
        ("/ping", "redirects in a loop or too often"),
        ("/file", "no address on the web"),
        ("/ftp", "no address on the web"),
        ("/login", "holds a user name"),
    ],
)
def test_what_cannot_be_a_clipping_is_refused(site, path, reason):
    with pytest.raises(FetchError, match=reason) as raised:
        fetch(site + path, NOW)
    assert str(raised.value).startswith(site + path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
def test_what_the_server_packs_is_unpacked(site, path):
    assert fetch(site + path, NOW).data == PAGE


def test_a_large_answer_is_not_read_to_its_end(site, monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    with pytest.raises(FetchError, match="larger than"):
        fetch(f"{site}/large", NOW)


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>"]
)
def test_silence_is_not_waited_for(answer):
    with raw_server(answer) as address, pytest.raises(FetchError, match=r"within 0\.2 seconds"):
        fetch(address, NOW, timeout=0.2)


@pytest.mark.parametrize("answer", [b"no http\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_an_answer_that_is_no_http_is_refused(answer):
    with raw_server(answer) as address, pytest.raises(FetchError):
        fetch(address, NOW, timeout=1)


def test_a_port_that_nobody_listens_at_is_said():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(FetchError, match="nobody answers there"):
        fetch(f"http://127.0.0.1:{port}/", NOW)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "page.html",
        "file:///etc/hosts",
        "ftp://a.example/",
        "javascript:alert(1)",
        "http://",
        "http://[::1",
        "http://a:99999/",
        "http://a:b@c.example/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_what_is_no_address_on_the_web_is_refused(address):
    with pytest.raises(ClipbookError, match="expected"):
        fetch(address, NOW)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ENDLESS = {
    "says nothing": (b"", b""),
    "a status line": (b"HTTP/1.1 200 O", b"O"),
    "a header": (HEAD + b"X: ", b"x"),
    "headers": (HEAD, b"X: x\r\n"),
    "a folded header": (HEAD + b"X: x", b"\r\n x"),
    "a body of no length": (HEAD + b"\r\n", b"x"),
    "a body of some length": (HEAD + b"Content-Length: 90000\r\n\r\n", b"x"),
    "the size of a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "trailers": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: x\r\n"),
    "go on": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a packed body": (HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08", b"\0"),
}


@contextmanager
def endless_server(start, more):
    """A socket that sends `start` to whoever connects, and then a little `more` again and again."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve():
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.sendall(start)
                while not done.wait(0.01):
                    connection.sendall(more)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        done.set()
        thread.join()


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_server_that_never_ends_is_left(kind, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    begun = time.monotonic()
    with endless_server(*ENDLESS[kind]) as address, pytest.raises(FetchError) as raised:
        fetch(address, NOW)
    assert str(raised.value).startswith(address)
    assert time.monotonic() - begun < 5


def test_the_body_of_a_redirect_is_not_read(site, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 5)
    start = f"HTTP/1.1 302 Found\r\nLocation: {site}/page\r\n\r\n".encode()
    with endless_server(start, b"x" * 10_000) as address:
        assert fetch(address, NOW).data == PAGE


def test_a_redirect_from_outside_into_the_own_network_is_refused(site, monkeypatch):
    monkeypatch.setattr(module, "is_private", lambda address: address.endswith("/page?a=1"))
    with pytest.raises(FetchError, match="in your own network"):
        fetch(f"{site}/moved", NOW)
    assert fetch(f"{site}/moved", NOW, private=True).data == PAGE


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "[::1]",
        "0.0.0.0",  # noqa: S104 # asked for, not bound to
        "2130706433",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "100.64.0.1",
    ],
)
def test_a_host_of_the_own_network_is_known(host):
    assert module.is_private(f"http://{host}/")


@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700::1111]", "nowhere.invalid", "a" * 70])
def test_any_other_host_is_none(host):
    assert not module.is_private(f"http://{host}/")
