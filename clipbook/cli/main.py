"""Runs one command and gives its exit status."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from clipbook.cli.add import add
from clipbook.cli.arguments import parse
from clipbook.cli.build import build, mark
from clipbook.cli.explain import explain
from clipbook.cli.export import export
from clipbook.cli.fetch import fetch_feeds
from clipbook.cli.init import init
from clipbook.cli.reading import read
from clipbook.cli.records import annotate, group
from clipbook.cli.serve import serve
from clipbook.cli.shell import shell
from clipbook.cli.verify import verify
from clipbook.errors import ClipbookError, printable

_INTERRUPTED = 130
"""What shells give for a command that Ctrl-C ended."""

_COMMANDS: Final[Mapping[str, Callable[[Namespace], int]]] = {
    "build": build,
    "serve": serve,
    "read": read,
    "add": add,
    "group": group,
    "annotate": annotate,
    "check": verify,
    "explain": explain,
    "init": init,
    "fetch": fetch_feeds,
    "mark": mark,
    "export": export,
    "shell": shell,
}
"""The function of each command."""


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
    options = parse(words)
    return _COMMANDS[options.command](options)
