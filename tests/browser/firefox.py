"""Drives Firefox by Marionette, the protocol built into it: lines of JSON with their length before.

Playwright cannot drive a distribution's Firefox ESR: over WebDriver BiDi it asks for commands that
the ESR has not. Marionette needs nothing but a socket, and is what geckodriver speaks
(https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Final

_PREFERENCES: Final = {
    "marionette.port": 0,  # any that is free: Firefox writes which
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
_PATIENCE: Final = 60


class Firefox:
    """A headless Firefox with a profile of its own; `close` ends it."""

    def __init__(self, program: str, profile: Path) -> None:
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self._frame = profile / "frame.html"
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 # no shell
        self._socket = socket.create_connection(("127.0.0.1", _port(profile)), _PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._received()  # its greeting
        self._count = 0
        self.ask("WebDriver:NewSession", capabilities={})

    def ask(self, command: str, **parameters: Any) -> Any:
        """What Firefox answers to a command; raises RuntimeError where it answers with an error."""
        self._count += 1
        message = json.dumps([0, self._count, command, parameters])
        self._socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._received()
        if error:
            raise RuntimeError(f"{command}: {error}")
        return result

    def show(self, page: Path, width: int, height: int, anchor: str = "") -> None:
        """Opens a file in a frame of that size: a window cannot be as narrow as a phone."""
        self._frame.write_text(
            f'<!doctype html><title>x</title><iframe src="{page.as_uri()}{anchor}" '
            f'style="width: {width}px; height: {height}px; border: 0"></iframe>',
            "utf-8",
        )
        self.ask("WebDriver:Navigate", url=self._frame.as_uri())
        self.ask("WebDriver:SwitchToFrame", id=0)

    def run(self, expression: str) -> Any:
        """The value of an expression on the page."""
        script = f"return {expression}"
        return self.ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def close(self) -> None:
        """Ends Firefox."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(_PATIENCE)

    def _received(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            length += digit
        return json.loads(self._stream.read(int(length)))


def _port(profile: Path) -> int:
    """The port that Firefox listens at, once it has written it down."""
    written = profile / "MarionetteActivePort"
    until = time.monotonic() + _PATIENCE
    while not (written.exists() and written.read_text().strip()):
        if time.monotonic() > until:
            raise TimeoutError("Firefox does not start")
        time.sleep(0.1)
    return int(written.read_text())
