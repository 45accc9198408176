"""Runs one command and gives its exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from clipbook.cli.add import add
from clipbook.cli.arguments import parse
from clipbook.cli.build import build
from clipbook.cli.explain import explain
from clipbook.cli.records import annotate, group, read
from clipbook.cli.verify import verify
from clipbook.source import ClipbookError

_INTERRUPTED: Final = 130
"""What shells give for a command that Ctrl-C ended."""

_COMMANDS: Final[Mapping[str, Callable[[Namespace], int]]] = {
    "build": build,
    "read": read,
    "add": add,
    "group": group,
    "annotate": annotate,
    "check": verify,
    "explain": explain,
}


def main(words: Sequence[str] | None = None) -> int:
    """The exit status: 0 fine, 1 some input was left out, 2 the command cannot be carried out."""
    options = parse(sys.argv[1:] if words is None else words)
    try:
        return _COMMANDS[options.command](options)
    except ClipbookError as error:
        print(f"clipbook: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("clipbook: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left: there is nobody to tell
        return 0
