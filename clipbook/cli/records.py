"""The commands `group` and `annotate`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

from clipbook import filesystem
from clipbook.errors import ClipbookError, printable
from clipbook.events import Means, find_copies
from clipbook.events import group as place
from clipbook.exchange import TASKS, Record, copy_record, placement_record, story
from clipbook.model import Run

# Half of a character, as JSON may write it and no text can hold it: "\\ud800", "\\uDFFF".
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def group(options: Namespace) -> int:
    """Prints the event of each story, or the pairs of copies among them."""
    with _workers(options) as run:
        text = (json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(options, run))
        if options.output:
            filesystem.write_parts(options.output, map(str.encode, text))
        else:
            sys.stdout.writelines(text)
    return 0


def _workers(options: Namespace) -> AbstractContextManager[Run]:
    """What the parts of a grouping run on: a cluster where one is named."""
    if not options.cluster:
        return nullcontext(map)
    from clipbook.cluster import cluster  # noqa: PLC0415 # serves an optional package alone

    return cluster(options.cluster)


def _rows(options: Namespace, run: Run) -> Iterator[Record]:
    lines = lines_of(filesystem.read_lines(options.input))
    stories = (_parsed(str(options.input), number, line, story) for number, line in lines)
    if options.copies:
        return map(copy_record, find_copies(tuple(stories)))
    means = Means(run, filesystem.Spool)
    return map(placement_record, place(stories, means=means))


def annotate(options: Namespace) -> int:
    """Prints what one analysis finds in each record of standard input; 1 where one is left out."""
    task = TASKS[options.task]
    status = 0
    for number, line in lines_of(sys.stdin):
        try:
            _print(_parsed("standard input", number, line, task))
        except ClipbookError as error:
            print(f"clipbook: {printable(str(error))}", file=sys.stderr)
            status = 1
    return status


def lines_of(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers from 1."""
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _parsed(name: str, number: int, line: str, use: Any) -> Any:  # noqa: ANN401 # JSON is untyped
    """What `use` makes of the JSON object on a line; raises ClipbookError that names the line."""
    try:
        record = json.loads(line)
        if _HALF.search(line):
            json.dumps(record, ensure_ascii=False).encode()
        return use(record)
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        message = f"`{half}`, which is half of a character, expected whole ones"
        raise ClipbookError(f"{name}:{number}: {message}") from error
    except json.JSONDecodeError as error:
        raise ClipbookError(f"{name}:{number}: no JSON: {error.msg}") from error
    except RecursionError as error:
        raise ClipbookError(f"{name}:{number}: nested too deep, expected a record") from error
    except KeyError as error:
        message = f"no key `{error.args[0]}`, expected a record as --help shows it"
        raise ClipbookError(f"{name}:{number}: {message}") from error
    except (TypeError, AttributeError, ValueError, ArithmeticError, IndexError) as error:
        message = f"a value of another kind, expected a record as --help shows it ({error})"
        raise ClipbookError(f"{name}:{number}: {message}") from error


def _print(record: Record) -> None:
    print(json.dumps(record, ensure_ascii=False))
