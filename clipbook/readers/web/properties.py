"""Turns the text of a note into its properties, in whichever form they stand there, and its body.

YAML between `---`, TOML between `+++`, JSON between `;;;` or in braces, `Key: value` as the first
lines or behind the first heading, `key:: value`, `:key: value`, and the list under `## Metadata`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from clipbook.strict_yaml import Value, YamlError, load

# The fence before the keys: "---" of YAML, "+++" of TOML, ";;;" of JSON, "---json".
_OPENING: Final = re.compile(r"(---|\+\+\+|;;;)(yaml|toml|json)?[ \t]*\n", re.IGNORECASE)
# The fence behind the keys: "---" or "..." of YAML, "+++" of TOML.
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*$\n?", re.MULTILINE),
}
# A key behind the fence, perhaps after comments: "title: Bridge closes", "title = 'Bridge'".
_KEY: Final = re.compile(
    r"(?:[ \t]{0,99}#[^\n]{0,500}\n)*\s{0,99}(?:\{\s{0,99})?"
    r"[\"']?[A-Za-z][\w.-]{0,40}[\"']?[ \t]{0,9}[:=](?:\s|$)"
)
# An object of JSON whose first key is one of front matter: `{ "title": "Bridge closes"`.
_BRACES: Final = re.compile(r"\{\s{1,99}\"[A-Za-z][\w-]{0,40}\"\s{0,9}:")
# A key and its value on one line of its own, in whichever of the forms of front matter.
_LINE: Final = re.compile(
    r"[\"']?(?P<key>[A-Za-z][\w .-]{0,40}?)[\"']?[ \t]{0,9}[:=](?:[ \t]+(?P<value>.{0,2000}))?"
)
# All lines that may be of front matter: "title: a\n  - b\n".
_KEY_LINES: Final = re.compile(
    r"(?:[ \t]{0,99}(?:-[ \t]|#|[\"']?[A-Za-z][\w .-]{0,40}[\"']?[ \t]{0,9}[:=](?:\s|$))[^\n]*+\n)*"
)
# An item below such a line: "  - clippings".
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(.{1,2000})")
# A property among text: "Author: Ida", "- Author: Ida", "author:: Ida", ":author: Ida".
_PROPERTY: Final = re.compile(
    r"(?:[-*][ \t]+)?(?:\*\*)?(?P<field>:?)(?P<key>[A-Za-z][\w -]{0,30}?)(?:\*\*)?(?P<mark>::?)"
    r"(?:\*\*)?(?:[ \t]+(?P<value>\S.{0,2000})|[ \t]*)"
)
# A heading that only says that properties, or the text, follow: "## Metadata".
_LABEL: Final = re.compile(
    r"#{1,6} (?:metadata|properties|full document|highlights|content|clipping)", re.IGNORECASE
)
# A heading, or a picture alone on its line: "# Bridge closes", "![x](y.png)".
_HEADING: Final = re.compile(r"#{1,6}[ \t]+\S.{0,1000}")
_PICTURE: Final = re.compile(r"!\[[^\]]{0,500}\]\(\S{0,2000}\)|!\[\[.{1,500}\]\]")
_UNDERLINE: Final = re.compile(r"[=#~*^-]{3,}")
# Where a message of the TOML parser says what is wrong: "(at line 3, column 5)".
_TOML_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)")
# The tables of TOML and YAML in which site generators keep keys of the person's own.
_OWN_TABLES: Final = ("params", "extra", "metadata")
QUOTES: Final = "\"'"
# A comma behind the last member, which JSON does not allow: `"a": 1,}`.
_LAST_COMMA: Final = re.compile(r",(?=\s{0,99}[}\]]\s{0,99}\Z|\s{0,99}\Z)")
ENOUGH: Final = 2
"""So many known keys make lines of text properties."""

Fields = Mapping[str, Value]


class Properties(NamedTuple):
    """The properties of a note by their bare names, its body, and the body's line, from 1.

    `complaint` says what about them cannot be read; what can is among the properties.
    """

    fields: Fields
    body: str
    line: int
    complaint: YamlError | None = None


def bare(key: str) -> str:
    """A key as programs agree on it: `date-published` and `Date Published` are one."""
    return re.sub(r"[\s_.-]", "", key).lower()


def has_front_matter(text: str) -> bool:
    """Whether a text begins with a fence and a key behind it, or with an object of JSON."""
    if _BRACES.match(text):
        return _end_of_object(text) > 0
    m = _OPENING.match(text)
    if not m:
        return False
    closing = _CLOSING[m[1]].search(text, m.end())
    inside = text[m.end() : closing.start()].rstrip() if closing else ""
    if m[1] == ";;;" or m[2]:
        return bool(closing)
    blank = not inside or inside.startswith("\n") or "\n\n" in inside
    return bool(_KEY.match(text, m.end()) or not blank)


def split(text: str, known: frozenset[str]) -> Properties:
    """The properties and the body of a note; `known` are the bare keys that tell properties."""
    if _BRACES.match(text) and (end := _end_of_object(text)):
        return _note(_json(text[:end]), text, end, 0)
    m = _OPENING.match(text)
    if not m:
        return _among_text(text, known)
    closing = _CLOSING[m[1]].search(text, m.end())
    if not closing:
        message = f"front matter without its closing fence, expected a line `{m[1]}`"
        keys = _KEY_LINES.match(text, m.end())
        end = keys.end() if keys else m.end()
        found = (_loose(text[m.end() : end]), YamlError(message, 0))
        return _note(found, text, end, 1)
    read = _READERS.get((m[2] or "").lower()) or _READERS[m[1]]
    return _note(read(text[m.end() : closing.start()]), text, closing.end(), 1)


_Found = tuple[Fields, YamlError | None]


def _note(found: _Found, text: str, end: int, above: int) -> Properties:
    """A note whose head ends at `end` and has `above` lines before its keys."""
    fields, complaint = found
    own = [fields[name].entries or {} for name in _OWN_TABLES if name in fields]
    lowered = {bare(key): value for table in (*own, fields) for key, value in table.items()}
    complaint = complaint and YamlError(complaint.message, complaint.line + above)
    return Properties(lowered, text[end:], text.count("\n", 0, end) + 1, complaint)


# ---------------------------------------------------------------- in a fence


def _yaml(head: str) -> _Found:
    try:
        entries = load(head).entries
    except YamlError as error:
        return _loose(head), error
    if entries is None:
        return _loose(head), YamlError("front matter that is no mapping", 1)
    lowered = [bare(key) for key in entries]
    twice = next((key for key in entries if lowered.count(bare(key)) > 1), "")
    if twice:
        message = f"the key `{twice}` a second time, expected it once"
        return _first_ones(entries), YamlError(message, entries[twice].line)
    return entries, None


def _first_ones(entries: Fields) -> Fields:
    """The entries whose keys did not come before in other letters."""
    found: dict[str, Value] = {}
    for key, value in entries.items():
        found.setdefault(bare(key), value)
    return found


def _toml(head: str) -> _Found:
    try:
        table = tomllib.loads(head)
    except (ValueError, RecursionError) as error:  # besides its own, numbers of 5,000 digits
        m = _TOML_LINE.search(str(error))
        problem = _TOML_LINE.sub("", str(error))
        return _loose(head), YamlError(f"{problem}, expected TOML", int(m[1]) if m else 1)
    return {key: _value(value, _line_of(head, key)) for key, value in table.items()}, None


def _json(head: str) -> _Found:
    inside = _LAST_COMMA.sub("", head.strip())
    try:
        table = json.loads(inside if inside.startswith("{") else f"{{{inside}}}", strict=False)
    except json.JSONDecodeError as error:
        return _loose(head), YamlError(f"{error.msg}, expected JSON", error.lineno)
    except (ValueError, RecursionError):
        return _loose(head), YamlError("a number too long or nested too deep, expected JSON", 1)
    return {key: _value(value, _line_of(head, key)) for key, value in table.items()}, None


def _line_of(head: str, key: str) -> int:
    return head.count("\n", 0, max(0, head.find(key))) + 1


_READERS: Final[Mapping[str, Callable[[str], _Found]]] = {
    "---": _yaml, "yaml": _yaml, "+++": _toml, "toml": _toml, ";;;": _json, "json": _json,
}  # fmt: skip


def _value(value: Any, line: int) -> Value:  # noqa: ANN401 - JSON and TOML may hold anything
    if isinstance(value, list):
        return Value(line, items=tuple(_value(item, line) for item in value))
    if isinstance(value, dict):
        return Value(line, entries={key: _value(item, line) for key, item in value.items()})
    return Value(line, "" if value is None else str(value))


def _loose(head: str) -> Fields:
    """The keys of a head that is not what it should be, line by line; nested ones are left out."""
    found: dict[str, Value] = {}
    last = ""
    for number, raw in enumerate(head.split("\n"), 1):
        if (m := _LINE.fullmatch(raw.rstrip().rstrip(","))) and raw[:1].strip():
            last = bare(m["key"])
            found.setdefault(last, Value(number, _unquoted(m["value"] or "")))
        elif last and (m := _ITEM.fullmatch(raw)):
            value = found[last]
            item = Value(number, _unquoted(m[1]))
            found[last] = Value(value.line, items=(*(value.items or ()), item))
    return found


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in QUOTES:
        return text[1:-1]
    unended = text.startswith(tuple(QUOTES)) and text.count(text[0]) == 1
    return text[1:] if unended else text


def _end_of_object(text: str) -> int:
    """Where the object of JSON that a text begins with ends; 0 where it does not."""
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return 0
    return end if text[end:].lstrip(" \t").startswith("\n") and text[end:].strip() else 0


# ---------------------------------------------------------------- among text


def _among_text(text: str, known: frozenset[str]) -> Properties:
    """The properties that stand as lines of text at the start or behind the first heading."""
    lines = text.split("\n")
    start = next(_places(lines))
    head = "\n".join(lines[: _behind_heading(lines, start)])
    for place in _places(lines):
        fields, end = _run(lines, place, known)
        if fields:
            rest = "\n".join(("", *lines[end:])) if head else "\n".join(lines[end:])
            # the lines of properties are left blank: those behind them keep their number
            blank = "\n" * (end - head.count("\n") - 1)
            return Properties(
                fields, f"{head}{blank}{rest}" if head else rest, 1 if head else end + 1
            )
    return Properties({}, text, 1)


def _behind_heading(lines: Sequence[str], at: int) -> int:
    """The line behind the heading in line `at`, if there is one; else `at`."""
    here = lines[at].strip() if at < len(lines) else ""
    under = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if _HEADING.fullmatch(here) and not _LABEL.fullmatch(here):
        return at + 1
    return at + 2 if here and _UNDERLINE.fullmatch(under) else at


def _places(lines: Sequence[str]) -> Iterator[int]:
    """The lines where properties may begin: the first, and the first behind the heading."""
    at = next((i for i, line in enumerate(lines) if line.strip()), 0)
    yield at
    at = _behind_heading(lines, at)
    while at < len(lines):
        line = lines[at].strip()
        if line and not _PICTURE.fullmatch(line) and not _LABEL.fullmatch(line):
            break
        at += 1
    yield at


def _run(lines: Sequence[str], at: int, known: frozenset[str]) -> tuple[Fields, int]:
    """The run of properties from line `at`, and the line behind it; none where it is text."""
    found: dict[str, Value] = {}
    sure = False
    end = at
    for end, raw in enumerate((*lines[at:], ""), at):
        line = raw.strip()
        m = _PROPERTY.fullmatch(line)
        if m and (m["value"] or m["mark"] == "::" or m["field"]):
            sure = sure or m["mark"] == "::" or bool(m["field"])
            last = bare(m["key"])
            found.setdefault(last, Value(end + 1, (m["value"] or "").strip()))
        elif not (found and line and raw[:1].isspace()):
            break
    count = len(known & found.keys())
    while end < len(lines) and (not lines[end].strip() or _LABEL.fullmatch(lines[end].strip())):
        end += 1
    return (found, end) if count >= ENOUGH or (sure and count) else ({}, at)
