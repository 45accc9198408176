"""The command `serve`: the site on this computer, built again on every save and shown at once.

A message of the system, or else a pause, only decides when to look; what changed is seen by
scanning the folders, as `build` does: one that gets lost costs a moment, never a stale page. The
process stays warm: a build after the first imports nothing and reads only what changed.
"""

from __future__ import annotations

import html
import json
import mimetypes
import os
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseRequestHandler
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from clipbook.cache import states
from clipbook.cli.build import kept_so_far, make
from clipbook.cli.notes import worded
from clipbook.cli.progress import Stopwatch
from clipbook.cli.review import ADDRESS as REVIEW
from clipbook.cli.review import review
from clipbook.errors import ClipbookError, printable

_Request = socket | tuple[bytes, socket]
Review = Callable[[str], bytes | None]
"""Gives the page on how a file was read, by its name."""

HOST: Final = "127.0.0.1"
EVENTS: Final = "/.clipbook/events"
SCRIPT: Final = "/.clipbook/reload.js"

_ROOM: Final = 1 << 26
"""So many bytes of results stay in memory: nearly all of a site of a thousand articles."""
_KEEP_ALIVE: Final = 15.0
_MANIFEST: Final = "manifest-sha256.txt"
_NAMES: Final = frozenset({HOST, "localhost"})

# A file of the server's own, which the policy of the pages allows where no inline script may run.
_SCRIPT: Final = """\
"use strict";
(() => {
  const own = new URL(document.currentScript.src);
  const seen = own.searchParams.get("seen");
  const box = document.createElement("details");
  const summary = box.appendChild(document.createElement("summary"));
  const lines = box.appendChild(document.createElement("pre"));
  const foot = document.querySelector("footer");
  if (foot) {
    const link = foot.appendChild(document.createElement("a"));
    link.href = new URL("review/", own);
    link.textContent = "Review how the clippings were read";
  }
  box.id = "clipbook-problems";
  box.setAttribute("role", "alert");
  box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;"
    + "padding:.5rem 1rem;color:#fff;z-index:2147483647;font:1rem/1.4 monospace";
  lines.style.cssText = "margin:.5rem 0 0;white-space:pre-wrap;font:inherit";
  new EventSource(new URL("events", own)).onmessage = (event) => {
    const { version, problems, warnings } = JSON.parse(event.data);
    if (String(version) !== seen) {
      location.reload();
      return;
    }
    box.open = problems.length > 0;
    box.style.background = box.open ? "#7a0019" : "#5c4300";
    summary.textContent = [[problems, "error"], [warnings, "warning"]]
      .filter(([told]) => told.length)
      .map(([told, noun]) => `${told.length} ${noun}${told.length === 1 ? "" : "s"}`)
      .join(", ");
    lines.textContent = [...problems, ...warnings].join("\\n");
    if (lines.textContent) document.body.append(box); else box.remove();
  };
})();
"""
CLIENTS: Final = 64
"""So many connections are open at once; a page that is open in a browser has one or two."""
PATIENCE: Final = 30.0
"""Seconds that a client may be silent while it asks or takes what it asked for."""
_PROBLEM: Final = b"<!doctype html><title>clipbook</title><body><p>%b</p></body>"
_NOTHING: Final = _PROBLEM % b"There is no site yet."
_QUIET: Final = 10
"""Milliseconds without a further change after which a save is over."""

_LONGEST_SAVE: Final = 200
_LONGEST_SILENCE: Final = 2000
"""Milliseconds after which to look even so: a folder may be new, or its disk tells nothing."""

_SHORTEST_PAUSE: Final = 0.1
"""Seconds between two looks at the folders; where a look takes long, ten times as long as it."""


class Preview:
    """What the browser is to know: which site it sees, and what is wrong with the last build.

    `kept` is what the next build may find ready.
    """

    def __init__(self) -> None:
        self.kept = kept_so_far(_ROOM)
        self._changed = threading.Condition()
        self._site: object = None
        self._news = 0
        self.version = 0
        self.problems: tuple[str, ...] = ()
        self.warnings: tuple[str, ...] = ()

    def tell(self, site: object, problems: tuple[str, ...], warnings: tuple[str, ...] = ()) -> None:
        """A build ended; `site` is another value wherever the site is another one."""
        with self._changed:
            if (site, problems, warnings) == (self._site, self.problems, self.warnings):
                return
            self.version += site != self._site
            self._site, self.problems, self.warnings = site, problems, warnings
            self._news += 1
            self._changed.notify_all()

    def wait(self, heard: int) -> tuple[int, str]:
        """The number of the latest news once it is not `heard`, or time has passed; the news."""
        with self._changed:
            self._changed.wait_for(lambda: self._news != heard, _KEEP_ALIVE)
            news = {
                "version": self.version,
                "problems": self.problems,
                "warnings": self.warnings,
            }
            return self._news, json.dumps(news)


def serve(options: Namespace) -> int:
    """Serves the site until it is interrupted; 0. Raises ClipbookError where the port is taken."""
    named = (options.seeds, options.content, options.out)
    if not all(isinstance(place, Path) for place in named):
        raise ClipbookError("serve: a folder of an object store, expected folders of this computer")
    preview = Preview()
    seen = states(_named(options))
    rebuild(options, preview)
    options.jobs = 1  # from here on there are threads, beside which no process may be forked
    with start(options.out, preview, options.port, partial(review, options)) as server:
        print(f"http://{HOST}:{server.server_port}/", flush=True)
        try:
            watch(options, preview, seen)
        except KeyboardInterrupt:
            server.shutdown()
    return 0


def start(
    out: Path, preview: Preview, port: int, reviewing: Review = lambda _: None
) -> ThreadingHTTPServer:
    """A server of the folder `out` that runs in a thread of its own; port 0 is any free one."""
    try:
        server = _Server((HOST, port), partial(_Handler, out, preview, reviewing))
    except OSError as error:
        message = f"port {port}: {error.strerror}; `clipbook serve --port 0` takes any free one"
        raise ClipbookError(message) from error
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


def watch(options: Namespace, preview: Preview, seen: bytes) -> None:
    """Builds again whenever the files are not as `seen`; never ends."""
    for _ in saves([path for path in _named(options) if path.exists()]):
        while (now := states(_named(options))) != seen:
            seen = now
            rebuild(options, preview)


def _named(options: Namespace) -> tuple[Path, ...]:
    """Where everything lies that a person may save."""
    looks = options.templates, options.static, options.pages, options.config
    return options.seeds, options.content, *looks


def rebuild(options: Namespace, preview: Preview) -> None:
    """Builds the site and tells the browser."""
    warnings: tuple[str, ...] = ()
    try:
        notes, _, _ = make(options, Stopwatch(), preview.kept)
    except ClipbookError as error:
        print(f"clipbook: {printable(str(error))}", file=sys.stderr)
        problems: tuple[str, ...] = (str(error),)
    else:
        said, _ = worded(notes, Namespace(**{**vars(options), "quiet": False}))
        problems = tuple(line for line in said if ": error: " in line)
        warnings = tuple(line for line in said if ": warning: " in line)
    preview.tell(states([options.out / _MANIFEST]), problems, warnings)


class _Server(ThreadingHTTPServer):
    """Serves so many at once: who asks beyond that is turned away, as is who keeps it waiting."""

    daemon_threads = True

    def __init__(
        self, address: tuple[str, int], handler: Callable[..., BaseRequestHandler]
    ) -> None:
        self._room = threading.BoundedSemaphore(CLIENTS)
        super().__init__(address, handler)

    def process_request(self, request: _Request, client_address: object) -> None:
        """Answers in a thread of its own, where there is room for one more."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: _Request, client_address: object) -> None:
        """Answers, and makes room again."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()


class _Handler(BaseHTTPRequestHandler):
    """Answers with the files of the site, pages with the script that keeps them fresh."""

    timeout = PATIENCE

    def __init__(self, out: Path, preview: Preview, reviewing: Review, *rest: object) -> None:
        self._out = out
        self._preview = preview
        self._reviewing = reviewing
        super().__init__(*rest)  # type: ignore[arg-type] # whatever the server gives

    def do_GET(self) -> None:
        """Sends one file, or the stream of news."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        path = unquote(urlsplit(self.path).path)
        if host not in _NAMES or self._is_foreign():  # a page from elsewhere
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"")
        elif path == EVENTS:
            self._stream()
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT.encode())
        elif path.startswith(REVIEW):
            self._send_review(path.removeprefix(REVIEW))
        else:
            self._send_file(path)

    def _is_foreign(self) -> bool:
        """Whether a page from elsewhere asks, but for a link there that a person followed."""
        asking, wanted = (self.headers.get(f"Sec-Fetch-{name}", "") for name in ("Site", "Dest"))
        return asking in {"cross-site", "same-site"} and wanted != "document"

    def end_headers(self) -> None:
        """Ends the headers with those that keep the private site out of other pages."""
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "DENY")
        super().end_headers()

    do_HEAD = do_GET  # noqa: N815 # the library's name; the body is left out below

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the library's name
        """Says nothing: the terminal is for notes."""

    def _send_file(self, path: str) -> None:
        version = self._preview.version  # before the file is read: it is never older than that
        wanted = self._out / path.lstrip("/")
        if not path.endswith("/") and self._read(wanted / "index.html") is not None:
            self._redirect(f"/{quote(path.strip('/'))}/")
            return
        target = wanted / "index.html" if path.endswith("/") else wanted
        found = self._read(target)
        if found is None:
            page = self._read(self._out / "404.html") or _NOTHING
            self._send(HTTPStatus.NOT_FOUND, "text/html", _with_script(page, version))
            return
        kind = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
        self._send(
            HTTPStatus.OK, kind, _with_script(found, version) if kind == "text/html" else found
        )

    def _send_review(self, name: str) -> None:
        """Sends the page on how a file was read, or in its place what is wrong."""
        version = self._preview.version
        try:
            found = self._reviewing(name)
        except ClipbookError as error:
            found = _PROBLEM % html.escape(str(error)).encode()
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        self._send(status, "text/html", _with_script(found or _NOTHING, version))

    def _read(self, path: Path) -> bytes | None:
        try:
            file, site = (os.path.realpath(each, strict=True) for each in (path, self._out))
            is_inside = Path(file).is_relative_to(site) and path.is_file()  # a pipe never ends
            return path.read_bytes() if is_inside else None
        except (OSError, ValueError):  # a name that no file can have
            return None

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self._write(data)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        heard = -1
        while True:
            heard, news = self._preview.wait(heard)
            if not self._write(f"data: {news}\n\n".encode()):
                return

    def _write(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:  # the browser left
            return False
        return True


def _with_script(page: bytes, version: int) -> bytes:
    script = f'<script src="{SCRIPT}?seen={version}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def saves(paths: Iterable[Path]) -> Iterator[object]:
    """Gives something whenever it is time to look again at what is at `paths`; never ends."""
    with suppress(ImportError, OSError, RuntimeError):  # not installed, or the system has no more
        import watchfiles  # noqa: PLC0415 # it is optional

        yield from watchfiles.watch(
            *paths,
            watch_filter=None,
            debounce=_LONGEST_SAVE,
            step=_QUIET,
            rust_timeout=_LONGEST_SILENCE,
            yield_on_timeout=True,
        )
    yield from _pauses()


def _pauses() -> Iterator[None]:
    """Waits long enough that looking takes no more than a tenth of the time."""
    while True:
        started = time.monotonic()
        yield None
        time.sleep(max(_SHORTEST_PAUSE, 10 * (time.monotonic() - started)))
