"""Runs one command and gives its exit status."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from clipbook.cli.arguments import parse
from clipbook.errors import ClipbookError, printable

_INTERRUPTED = 130
"""What shells give for a command that Ctrl-C ended."""


def _command(name: str) -> Callable[[Namespace], int]:  # noqa: C901, PLR0912 # a table
    """The function of a command, which is imported only now.

    To import all that any command needs takes longer than most of them.
    """
    match name:
        case "serve":
            from clipbook.cli.serve import serve as command
        case "read":
            from clipbook.cli.reading import read as command
        case "add":
            from clipbook.cli.fetch import add as command
        case "group":
            from clipbook.cli.records import group as command
        case "annotate":
            from clipbook.cli.records import annotate as command
        case "check":
            from clipbook.cli.verify import verify as command
        case "explain":
            from clipbook.cli.explain import explain as command
        case "init":
            from clipbook.cli.init import init as command
        case "fetch":
            from clipbook.cli.fetch import fetch_feeds as command
        case "export":
            from clipbook.cli.export import export as command
        case "shell":
            from clipbook.cli.arguments import shell as command
        case "mark":
            from clipbook.cli.build import mark as command
        case _:
            return _build
    return command


def _build(options: Namespace) -> int:
    """Builds the site; where nothing changed since it was built, says so without the stages."""
    from clipbook.cli.unchanged import look, say_again

    seen = look(options)
    status = say_again(options, seen)
    if status is None:
        from clipbook.cli.build import build

        status = build(options, seen)
    return status


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
    except MemoryError:
        print("clipbook: the system gives no more memory; nothing was changed", file=sys.stderr)
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
    return _command(options.command)(options)
