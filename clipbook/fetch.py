"""Turns an address on the web into the bytes that lie there, asked for once.

It writes nothing: `filesystem` keeps what was fetched.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from clipbook.errors import ClipbookError

MAX_BYTES: Final = 40_000_000
"""More than this is not fetched."""
TIMEOUT: Final = 20.0
"""The server may be silent for this many seconds."""
PATIENCE: Final = 90.0
"""All of it must have come within this many seconds."""
MAX_REDIRECTS: Final = 8
"""An answer may point elsewhere at most this often."""

_CHUNK: Final = 1 << 16
_HEADERS: Final = {
    "User-Agent": "clipbook (keeps one copy of a page for its reader)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
# What a clipping may be; a server that does not say is believed.
_TYPES: Final = frozenset(
    {
        "",
        "text/html",
        "application/xhtml+xml",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "text/plain",
        "text/markdown",
        "message/rfc822",
        "multipart/related",
    },
)
# How a server may pack an answer, and what zlib calls that (RFC 9110, section 8.4.1).
_PACKINGS: Final = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_MOVED: Final = frozenset({300, 301, 302, 303, 307, 308})
# Headers that are the person's own and not the page's.
_PRIVATE: Final = frozenset({"set-cookie", "set-cookie2", "authorization", "www-authenticate"})
# What may stand in an address as it is.
_SAFE: Final = "/%:=&?~+!$,;'@()*[]"


_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class FetchError(ClipbookError):
    """Why an address could not be fetched, in one line that names it."""


class UnchangedError(FetchError):
    """What lies at an address is what it was when its validators were given (status 304)."""


class Fetched(Struct, frozen=True, kw_only=True):
    """What lay at an address: the bytes as they came, and where and when that was.

    Bytes that the server packed are unpacked. `asked` is the address that was given, `address` the
    one that answered, `at` the time in UTC, `headers` those of the answer in their order, cookies
    left out.
    """

    data: bytes
    asked: str
    address: str
    at: datetime
    headers: tuple[tuple[str, str], ...]


def fetch(
    address: str,
    at: datetime,
    timeout: float = TIMEOUT,
    validators: Mapping[str, str] = _NONE,
    *,
    private: bool = False,
) -> Fetched:
    """What lies at `address`, an http or https one; `at` is the time now, in UTC.

    `validators` are headers that ask only for what changed (RFC 9110, section 13.1): where nothing
    did, UnchangedError is raised. All of it, name, redirects and unpacking, must be done within
    PATIENCE seconds. A public address may redirect to one of the person's own network only where
    `private` says so.

    Raises FetchError: no web address, no such host, no answer in time, a redirect in a loop or to
    something else than the web, any answer but 200, no text, too large, cut off.
    """
    done: list[Fetched | FetchError] = []

    def work() -> None:
        try:
            done.append(_followed((address, at, timeout), validators, is_open=private))
        except FetchError as error:
            done.append(error)

    # A server can be slow in more ways than any one socket's timeout sees: the thread is left.
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if not done:
        raise FetchError(f"{address}: not whole after {PATIENCE:g} seconds")
    if isinstance(done[0], FetchError):
        raise done[0]
    return done[0]


def _followed(
    asked: tuple[str, datetime, float], validators: Mapping[str, str], *, is_open: bool
) -> Fetched:
    """What lies where an address leads to, hop by hop; the bodies of redirects are not read."""
    address, at, timeout = asked
    headers = {**_HEADERS, **validators}
    opener = urllib.request.build_opener(_NoRedirects)
    here, seen = _whole(address), set[str]()
    is_open = is_open or is_private(here)
    while here not in seen and len(seen) <= MAX_REDIRECTS:
        seen.add(here)
        request = urllib.request.Request(here, headers=headers)  # noqa: S310 - http only
        try:
            with opener.open(request, timeout=timeout) as answer:
                return _fetched(address, answer, at)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == HTTPStatus.NOT_MODIFIED:
                raise UnchangedError(f"{address}: unchanged") from error
            if error.code not in _MOVED or "Location" not in error.headers:
                raise FetchError(f"{address}: {_refusal(error)}") from error
            here = _next(here, error.headers["Location"], is_open=is_open)
        except urllib.error.URLError as error:
            raise FetchError(f"{address}: {_reason(error.reason, timeout)}") from error
        except (OSError, http.client.HTTPException, ValueError, MemoryError) as error:
            raise FetchError(f"{address}: {_reason(error, timeout)}") from error
    raise FetchError(f"{address}: redirects in a loop or too often")


def _next(here: str, location: str, *, is_open: bool) -> str:
    """The address that an answer points to; raises FetchError where it must not be asked."""
    try:
        there = _whole(urljoin(here, location))
    except (FetchError, ValueError) as error:
        raise FetchError(f"{here}: redirects to {error}") from error
    if not is_open and is_private(there):
        raise FetchError(
            f"{here}: redirects to {there} in your own network, expected a public address; "
            "`--allow-private` follows it"
        )
    return there


def is_private(address: str) -> bool:
    """Whether the host of an address lies in a network of its own, this computer among them."""
    try:
        found = socket.getaddrinfo(urlsplit(address).hostname, None)
    except (OSError, UnicodeError):
        return False  # it will not be reached, either
    hosts = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    return any(not (getattr(host, "ipv4_mapped", None) or host).is_global for host in hosts)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows nothing: the library would read the body of a redirect to its end."""

    def redirect_request(self, *_: object) -> None:
        """No request: the answer is raised as an error with its headers."""


def _whole(address: str) -> str:
    """`address` as it is sent: escaped, without fragment; raises FetchError where it is none."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        path, query = quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE)
    except ValueError as error:  # UnicodeError among them
        raise FetchError(f"{address}: no address, expected http:// or https://") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(f"{address}: no address on the web, expected http:// or https://")
    if parts.username is not None:
        raise FetchError(f"{address}: holds a user name, expected an address without one")
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    return urlunsplit((parts.scheme, place, path or "/", query, ""))


def _fetched(asked: str, answer: http.client.HTTPResponse, at: datetime) -> Fetched:
    headers = answer.headers
    if answer.status != HTTPStatus.OK:
        raise FetchError(f"{asked}: the server answers {answer.status}, expected 200")
    kind = headers.get_content_type() if "Content-Type" in headers else ""
    if kind not in _TYPES:
        raise FetchError(f"{asked}: is `{kind}`, expected a page, a feed or a text")
    data = _read(asked, answer)
    stated = headers.get("Content-Length", "")
    if stated.isdigit() and len(data) < int(stated):
        raise FetchError(f"{asked}: cut off after {len(data)} of {stated} bytes")
    packing = headers.get("Content-Encoding", "").strip().lower()
    return Fetched(
        data=_unpacked(asked, data, packing) if packing not in {"", "identity"} else data,
        asked=asked,
        address=answer.geturl(),
        at=at,
        headers=tuple((k, v) for k, v in headers.items() if k.lower() not in _PRIVATE),
    )


def _read(asked: str, answer: http.client.HTTPResponse) -> bytes:
    """The bytes of an answer, of which there may not be too many."""
    chunks, size = list[bytes](), 0
    while chunk := answer.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise FetchError(f"{asked}: larger than {MAX_BYTES // 1_000_000} MB")
    return b"".join(chunks)


def _unpacked(asked: str, data: bytes, packing: str) -> bytes:
    """What a server packed although it was asked not to, within the bound of what is fetched."""
    if packing not in _PACKINGS:
        raise FetchError(f"{asked}: is packed as `{packing}`, expected it plain or as `gzip`")
    unpacker = zlib.decompressobj(_PACKINGS[packing])
    try:
        plain = unpacker.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise FetchError(f"{asked}: is called `{packing}` and is none") from error
    if len(plain) > MAX_BYTES:
        raise FetchError(f"{asked}: larger than {MAX_BYTES // 1_000_000} MB")
    if not unpacker.eof:
        raise FetchError(f"{asked}: is cut off inside its `{packing}`")
    if unpacker.unused_data:
        raise FetchError(f"{asked}: holds more than one `{packing}`, expected one")
    return plain


def _refusal(error: urllib.error.HTTPError) -> str:
    if error.code in _MOVED:
        return "redirects to no address"
    return f"the server answers {error.code} {error.msg}".rstrip()


def _reason(error: BaseException | str, timeout: float) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {timeout:g} seconds"
    if isinstance(error, socket.gaierror):
        return "no such host"
    if isinstance(error, ssl.SSLError):
        return f"no safe connection ({error.reason or 'the certificate does not hold'})"
    if isinstance(error, ConnectionRefusedError):
        return "nobody answers there"
    return str(error).split("\n", 1)[0] or type(error).__name__
