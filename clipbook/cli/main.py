"""Runs one command and gives its exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from clipbook.errors import ClipbookError, printable

_INTERRUPTED = 130
"""What shells give for a command that Ctrl-C ended."""

# The function of each command, by module: only the module of the command that runs is imported.
_COMMANDS = {
    "build": ("build", "build"),
    "serve": ("serve", "serve"),
    "read": ("reading", "read"),
    "add": ("add", "add"),
    "group": ("records", "group"),
    "annotate": ("records", "annotate"),
    "check": ("verify", "verify"),
    "explain": ("explain", "explain"),
}


def _speak_plainly() -> None:
    """Makes the standard streams carry any text, whatever the locale.

    What goes in or out through a pipe is UTF-8; on a terminal, what its encoding lacks is escaped.
    """
    for stream, encoding in ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8")):
        if hasattr(stream, "reconfigure"):  # a stream that a test puts in its place has none
            on_terminal = stream.isatty()
            stream.reconfigure(
                encoding=stream.encoding if on_terminal else encoding,
                errors="replace" if stream is sys.stdin else "backslashreplace",
            )


def main(words: Sequence[str] | None = None) -> int:
    """The exit status: 0 fine, 1 some input was left out, 2 the command cannot be carried out."""
    _speak_plainly()
    try:
        return _run(sys.argv[1:] if words is None else words)
    except ClipbookError as error:
        print(f"clipbook: {printable(str(error))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("clipbook: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left: there is nobody to tell
        return 0


def run() -> None:
    """Carries out the command of this process and ends it."""
    status = main()
    gc.freeze()  # all of it goes now: nobody need look for cycles among it
    sys.exit(status)


def _run(words: Sequence[str]) -> int:
    options = import_module("clipbook.cli.arguments").parse(words)  # slow, as argparse is
    module, name = _COMMANDS[options.command]
    status: int = getattr(import_module(f"clipbook.cli.{module}"), name)(options)
    return status
