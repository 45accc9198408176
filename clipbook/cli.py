"""The command line: arguments, notes, exit status."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from clipbook.exchange import TASKS, reading, story
from clipbook.group import find_copies, group
from clipbook.model import Article, Clipping
from clipbook.readers import read


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of one run of the program."""
    parser = argparse.ArgumentParser(prog="clipbook")
    commands = parser.add_subparsers(dest="command", required=True)
    annotating = commands.add_parser("annotate")
    annotating.add_argument("task", choices=sorted(TASKS))
    grouping = commands.add_parser("group")
    grouping.add_argument("input", type=Path)
    grouping.add_argument("-o", "--output", type=Path)
    grouping.add_argument("--copies", action="store_true")
    reading_ = commands.add_parser("read")
    reading_.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "annotate":
        for line in filter(str.strip, sys.stdin):
            print(json.dumps(TASKS[options.task](json.loads(line)), ensure_ascii=False))
    elif options.command == "group":
        lines = options.input.read_text("utf-8").splitlines()
        stories = [story(json.loads(line)) for line in lines if line.strip()]
        if options.copies:
            rows = [
                {"a": p.original, "b": p.copied, "score": p.score} for p in find_copies(stories)
            ]
        else:
            rows = [{"id": p.id, "event": p.event, "why": p.why} for p in group(stories)]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        if options.output:
            options.output.write_text(text, "utf-8")
        else:
            print(text, end="")
    else:
        for path in options.files:
            result = read(Clipping(path.as_posix(), path.read_bytes()))
            for article in result.values or (Article(id=""),):
                print(
                    json.dumps(reading(path.as_posix(), article, result.notes), ensure_ascii=False)
                )
    return 0
