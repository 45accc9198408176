"""Turns an address on the web into the bytes that lie there, asked for once.

It writes nothing: `filesystem` keeps what was fetched.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from types import MappingProxyType
from typing import IO, Final
from urllib.parse import quote, urlsplit, urlunsplit

from msgspec import Struct

from clipbook.notes import ClipbookError

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
) -> Fetched:
    """What lies at `address`, an http or https one; `at` is the time now, in UTC.

    `validators` are headers that ask only for what changed (RFC 9110, section 13.1): where nothing
    did, UnchangedError is raised.

    Raises FetchError: no web address, no such host, no answer in time, a redirect in a loop or to
    something else than the web, an error of the server, no text, too large, cut off.
    """
    request = urllib.request.Request(_whole(address), headers={**_HEADERS, **validators})  # noqa: S310 - http only
    opener = urllib.request.build_opener(_Redirects)
    try:
        with opener.open(request, timeout=timeout) as answer:
            return _fetched(address, answer, at)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == HTTPStatus.NOT_MODIFIED:
            raise UnchangedError(f"{address}: unchanged") from error
        raise FetchError(f"{address}: {_refusal(error)}") from error
    except urllib.error.URLError as error:
        raise FetchError(f"{address}: {_reason(error.reason, timeout)}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{address}: {_reason(error, timeout)}") from error


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows an answer that points elsewhere on the web, a few times."""

    max_redirections = MAX_REDIRECTS
    max_repeats = 2

    def redirect_request(  # noqa: PLR0913, PLR0917 - the signature is the library's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request for the new address; raises FetchError where that is not on the web."""
        try:
            whole = _whole(newurl)
        except FetchError as error:
            fp.close()
            raise FetchError(f"{req.full_url}: redirects to {error}") from error
        return super().redirect_request(req, fp, code, msg, headers, whole)


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
    """The bytes of an answer, of which neither the number nor the time grows without bound."""
    chunks, size, end = list[bytes](), 0, time.monotonic() + PATIENCE
    while chunk := answer.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise FetchError(f"{asked}: larger than {MAX_BYTES // 1_000_000} MB")
        if time.monotonic() > end:
            raise FetchError(f"{asked}: not whole after {PATIENCE:.0f} seconds")
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
    return plain


def _refusal(error: urllib.error.HTTPError) -> str:
    if error.code in _MOVED:
        web = "not allowed" not in error.msg
        return f"redirects {'in a loop or too often' if web else 'to no address on the web'}"
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
