"""Writes the table of common terms, clipbook/events/background.txt, to standard output.

Run as: python tests/training/background.py FOLDER.

FOLDER holds *.jsonl files of English news, {title,text} a line. Stories of one event (a file
x.gold.jsonl with {id,event} beside x.input.jsonl) count as one document, so that no event of the
collection weighs more than another.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from clipbook.events.terms import END, Vocabulary, tokens

STEPS = 4
WORDS = 5200
PAIRS = 800


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def terms(text: str) -> set[str]:
    stop = {word for word, code in STOP.items() if code >> 1 <= END}
    found, last = set(), ""
    for token in map(str.lower, tokens(text)):
        if token in stop:
            last = ""
            continue
        found.add(token)
        if last:
            found.add(f"{last}_{token}")
        last = token
    return found


STOP = Vocabulary()


def main() -> None:
    events: defaultdict[str, list[set[str]]] = defaultdict(list)
    for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
        if path.name.endswith(".gold.jsonl"):
            continue
        gold = path.with_name(path.name.replace(".input.", ".gold."))
        event = {row["id"]: row["event"] for row in lines(gold)} if gold != path else {}
        for number, row in enumerate(lines(path)):
            text = (
                (row.get("title") or "") + "\n" + (row.get("text") or row.get("body") or "")[:6000]
            )
            events[event.get(row.get("id"), f"{path.name} {number}")].append(terms(text))
    shares: Counter[str] = Counter()
    for stories in events.values():
        for term, count in Counter(term for story in stories for term in story).items():
            shares[term] += count / len(stories)
    ranked = sorted(shares.items(), key=lambda row: (-round(row[1], 6), row[0]))
    good = re.compile(r"[a-z0-9_]+")
    ranked = [row for row in ranked if good.fullmatch(row[0])]
    kept = [r for r in ranked if "_" not in r[0]][:WORDS] + [r for r in ranked if "_" in r[0]][
        :PAIRS
    ]
    table: defaultdict[int, list[str]] = defaultdict(list)
    for term, count in kept:
        table[round(STEPS * math.log(len(events) / count))].append(term)
    for step in sorted(table):
        print(step, *sorted(table[step]))


if __name__ == "__main__":
    main()
