"""Turns `_event.md` and the files of pages/, which are the editor's own words, into values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from clipbook.content.front_matter import (
    TITLE,
    Document,
    first_heading,
    odd_characters,
    odd_flags,
    period,
    split,
)
from clipbook.content.keys import EVENT_KEYS, PAGE_KEYS
from clipbook.keys import unknown_keys
from clipbook.lead_html import render_block, render_page
from clipbook.model import Correction, Files, Mark, OwnPage, Period
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.strict_yaml import Value, YamlError, is_yes
from clipbook.text.normalise import name_of, on_one_line, replace_unprintable

EVENT_FILE: Final = "_event.md"

MAX_LEAD: Final = 20_000
"""A lead of more characters is left out: it is no lead."""
MAX_PAGE: Final = 100_000
"""A page of more characters is left out; a long policy has a third of it."""
MAX_BRACKETS: Final = 300
"""A text with more of `[` is left out: the renderer takes their square."""
MAX_TAGS: Final = 2000
"""A text with more of `<` is left out, for the same reason."""
_MOST_REFUSED: Final = 10
"""So many tags, attributes and addresses are named one by one."""

_EXPECTED: Final = (
    "text, plain HTML without styles, ids and scripts, and links to http, https, mailto or a page"
)


class EventFile(Struct, frozen=True):
    """What the editor set for the event of a folder; empty where nothing was set.

    `hidden` and the statements of `corrections` are names: ids or words. `names` are all of them,
    each with the line where it stands, `folder` is the folder as its person spells it, `mark` the
    last thing that `clipbook mark` kept.
    """

    event: str
    title: str = ""
    period: Period | None = None
    places: tuple[str, ...] = ()
    lead: str = ""
    corrections: tuple[Correction, ...] = ()
    hidden: tuple[str, ...] = ()
    draft: bool = False
    aliases: tuple[str, ...] = ()
    names: Mapping[str, int] = {}
    folder: str = ""
    mark: Mark | None = None


def read_event(path: PurePosixPath, data: bytes) -> Result[EventFile]:
    """The event file at `path`, relative to the content folder.

    Notes: `bad-front-matter` (the file is left out), `bad-character`, `too-large` (the lead is
    left out), `unsafe-markup`, `bad-date`, `bad-value`, `unknown-key`.
    """
    note = partial(note_on, f"content/{path}")
    try:
        document = split(data)
    except YamlError as error:
        return Result((), (note(Severity.ERROR, "bad-front-matter", error.message, error.line),))
    fields, notes = document.fields, [*odd_characters(f"content/{path}", document)]
    unknown = {key: value for key, value in fields.items() if key not in EVENT_KEYS}
    notes += unknown_keys(f"content/{path}", unknown, EVENT_KEYS)
    lead, complaints = _lead(f"content/{path}", document)
    notes += complaints
    days = _period(fields.get("date"))
    if not days and "date" in fields and fields["date"].text:
        message = f"`{fields['date'].text}`, expected a day such as 2023-09-23, or two with `/`"
        notes.append(note(Severity.WARNING, "bad-date", message, fields["date"].line))
    notes += odd_flags(f"content/{path}", document, EVENT_KEYS)
    corrections = _listed(fields.get("corrections"))
    hidden = _hidden(fields.get("hide"))
    for value in corrections:
        odd = {
            k: v
            for k, v in (value.entries or {}).items()
            if k not in EVENT_KEYS["corrections"].keys
        }
        notes += unknown_keys(f"content/{path}", odd, EVENT_KEYS["corrections"].keys)
    named = [(value.line, _correction(value).statement) for value in corrections]
    event = EventFile(
        event=name_of(path.parent.as_posix()),
        title=on_one_line(fields["title"].text or "") if "title" in fields else "",
        period=days,
        places=tuple(map(on_one_line, fields["place"].texts())) if "place" in fields else (),
        lead=lead,
        corrections=tuple(_correction(value) for value in corrections),
        hidden=tuple(hidden),
        draft="draft" in fields and is_yes(fields["draft"].text or ""),
        aliases=tuple(map(name_of, fields["aliases"].texts())) if "aliases" in fields else (),
        names={name: line for line, name in named if name} | hidden,
        folder=path.parent.as_posix(),
    )
    return Result((event,), tuple(notes))


def _lead(path: str, document: Document) -> tuple[str, tuple[Note, ...]]:
    """The editor's words, and notes on what is wrong with them; none where they are too many."""
    lead = replace_unprintable(document.body).strip()
    if complaint := _too_much("a lead", lead, MAX_LEAD):
        return "", (note_on(path, Severity.ERROR, "too-large", complaint, document.body_line),)
    if "<" not in lead and "[" not in lead:
        return lead, ()
    return lead, tuple(islice(_unsafe_markup(path, document, lead), _MOST_REFUSED))


def _too_much(what: str, text: str, most: int) -> str:
    """In words that a text is more than is rendered; '' where it is not."""
    brackets, tags = text.count("["), text.count("<")
    if len(text) <= most and brackets <= MAX_BRACKETS and tags <= MAX_TAGS:
        return ""
    return (
        f"{what} of {len(text)} characters, {brackets} of `[` and {tags} of `<`, expected at most "
        f"{most}, {MAX_BRACKETS} and {MAX_TAGS}; it is left out"
    )


def _unsafe_markup(path: str, document: Document, lead: str) -> Iterator[Note]:
    """A note on each tag, attribute and address of the lead that its page does not take."""
    body = document.body.lower()
    for refused in render_block(lead).refused:
        at = max(0, body.find(refused.removesuffix(">").lower()))
        line = document.body_line + body.count("\n", 0, at)
        message = f"`{refused}` in the lead is left out, expected {_EXPECTED}"
        yield note_on(path, Severity.WARNING, "unsafe-markup", message, line)


def _period(value: Value | None) -> Period | None:
    if not value or not value.text:
        return None
    try:
        return period(value.text)
    except ValueError:
        return None


def _listed(value: Value | None) -> tuple[Value, ...]:
    """The values of a list; what is no list is the only one of its list."""
    if not value or value.text == "":
        return ()
    return (value,) if value.items is None else value.items


def _hidden(value: Value | None) -> dict[str, int]:
    """The names of what is hidden, each with its line."""
    texts = ((each.line, on_one_line(text)) for each in _listed(value) for text in each.texts())
    return {text: line for line, text in texts if text}


def _correction(value: Value) -> Correction:
    entries = value.entries or {"text": value}
    texts = {key: on_one_line(entry.text or "") for key, entry in entries.items()}
    return Correction(texts.get("date", ""), texts.get("statement", ""), texts.get("text", ""))


def read_pages(files: Files) -> Result[OwnPage]:
    """The pages of the files `*.md` of pages/, in the order of their addresses.

    Notes: `bad-front-matter`, `too-large`, `same-address` (with these the file is left out),
    `bad-character`, `bad-value`, `unknown-key`, `unsafe-markup`.
    """
    pages: dict[str, OwnPage] = {}
    notes: list[Note] = []
    for path, data in sorted(files.items()):
        if path.suffix != ".md":
            continue
        result = _read_page(path, data)
        notes += result.notes
        for page in result.values:
            if pages.setdefault(page.name, page) != page:
                message = "has the same address as another page; rename one of them"
                notes.append(note_on(f"pages/{path}", Severity.ERROR, "same-address", message))
    return Result(tuple(pages[name] for name in sorted(pages)), tuple(notes))


def _read_page(path: PurePosixPath, data: bytes) -> Result[OwnPage]:
    place = f"pages/{path}"
    note = partial(note_on, place)
    try:
        document = split(data)
    except YamlError as error:
        return Result((), (note(Severity.ERROR, "bad-front-matter", error.message, error.line),))
    text = replace_unprintable(document.body).strip()
    if complaint := _too_much("a page", text, MAX_PAGE):
        return Result((), (note(Severity.ERROR, "too-large", complaint, document.body_line),))
    fields = document.fields
    unknown = {key: value for key, value in fields.items() if key not in PAGE_KEYS}
    notes = [
        *odd_characters(place, document),
        *unknown_keys(place, unknown, PAGE_KEYS),
        *odd_flags(place, document, PAGE_KEYS),
    ]
    values = {key: on_one_line(value.text or "") for key, value in fields.items()}
    for refused in render_page(text, {}).refused:
        message = f"`{refused}` is left out, expected text, plain HTML, and links to http or mailto"
        notes.append(note(Severity.WARNING, "unsafe-markup", message, document.body_line))
    title = values.get("title") or first_heading(text) or on_one_line(path.stem)
    heading = TITLE.match(text)
    body = text[heading.end() :] if heading and first_heading(text) == title else text
    page = OwnPage(name=name_of(path.stem), title=title, text=body)
    return Result(() if is_yes(values.get("draft", "")) else (page,), tuple(notes))
