"""Turns YAML that a person wrote into text, lists and mappings, each with its line.

Every scalar stays the text that was written: `NO` is not false, `0123` is not 83. What could
surprise or harm - an alias, a tag, a repeated key, deep nesting - is refused with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import yaml
from msgspec import Struct

MAX_DEPTH: Final = 20
MAX_LENGTH: Final = 1_000_000

_YES: Final = frozenset({"true", "yes", "on", "1"})
_NO: Final = frozenset({"false", "no", "off", "0", ""})
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_CURES: Final = {
    "mapping values are not allowed in this context": (
        'a second `: ` in a value, or a line above without any, expected `title: "One: two"`'
    ),
    "did not find expected key": (
        "a value that goes on behind its quotes, or a line of another indentation, "
        "expected `key: value`"
    ),
    "could not find expected ':'": "a line without `: `, expected `key: value`",
    "found character that cannot start any token": (
        "a value that starts with `@`, `%`, a backtick or a tab, expected it in quotes"
    ),
    "found a tab character that violates indentation": "a tab before a key, expected blanks",
    "found unexpected end of stream": "a quote that is not closed, expected its second mark",
    "did not find expected ',' or ']'": "a `[` that is not closed, expected its `]`",
    "did not find expected ',' or '}'": "a `{` that is not closed, expected its `}`",
    "did not find expected '-' indicator": "a line that is no item of its list, expected `- `",
}
"""What libyaml says, in the words of who wrote the line, and what to write instead."""


class YamlError(ValueError):
    """What is wrong with a piece of YAML, and the line, from 1, where it is."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Value(Struct, frozen=True):
    """A scalar (`text`), a list (`items`) or a mapping (`entries`), and its first line, from 1."""

    line: int
    text: str | None = None
    items: tuple[Value, ...] | None = None
    entries: dict[str, Value] | None = None

    def texts(self) -> tuple[str, ...]:
        """The value as a list of texts: a scalar is a list of one, an empty one of none."""
        if self.items is not None:
            return tuple(text for item in self.items for text in item.texts())
        return (self.text,) if self.text else ()


def load(text: str) -> Value:
    """The one document in `text`, an empty mapping when there is none; raises YamlError."""
    if len(text) > MAX_LENGTH:
        raise YamlError(f"{len(text)} characters of YAML, expected at most {MAX_LENGTH}", 1)
    try:
        events = yaml.parse(text, Loader=_Loader)
        return _document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or "this is no YAML"
        message = _CURES.get(problem, problem)
        raise YamlError(message, mark.line + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        raise YamlError(str(error).split("\n", 1)[0], 1) from error


def is_yes(text: str) -> bool:
    """Whether a person's text means yes."""
    return text.casefold() in _YES


def is_flag(text: str) -> bool:
    """Whether a person's text means yes or no."""
    return text.casefold() in _YES | _NO


def dump(mapping: dict[str, object]) -> str:
    """`mapping` of texts, lists and mappings as YAML, keys in their order, no line folded."""
    return yaml.dump(
        mapping,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=1 << 20,
    )


def _document(events: Iterator[yaml.Event]) -> Value:
    root = Value(1, entries={})
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise YamlError("a second YAML document, expected one", _line(event))
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, 0)
    return root


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent):
        raise YamlError(f"the alias `*{event.anchor}`, expected the value itself", line)
    if depth > MAX_DEPTH:
        raise YamlError(f"nesting deeper than {MAX_DEPTH} levels", line)
    tag = getattr(event, "tag", None)
    if tag:
        raise YamlError(f"the tag `{tag}`, expected plain text", line)
    if isinstance(event, yaml.ScalarEvent):
        empty = not event.style and event.value in {"~", "null"}
        return Value(line, text="" if empty else event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        return Value(line, items=tuple(_items(events, depth)))
    return Value(line, entries=_entries(events, depth))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _items(events: Iterator[yaml.Event], depth: int) -> Iterator[Value]:
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return
        yield _node(event, events, depth + 1)


def _entries(events: Iterator[yaml.Event], depth: int) -> dict[str, Value]:
    entries: dict[str, Value] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = _node(event, events, depth + 1)
        if key.text is None:
            raise YamlError("a key that is a list or a mapping, expected text", key.line)
        if key.text in entries:
            raise YamlError(f"the key `{key.text}` a second time, expected it once", key.line)
        entries[key.text] = _node(next(events), events, depth + 1)
    return entries
