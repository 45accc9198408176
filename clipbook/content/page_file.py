"""Turns the files of pages/, which are the person's own pages, into values."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from clipbook.content.front_matter import (
    TITLE,
    first_heading,
    noting,
    odd_characters,
    odd_flags,
    split,
)
from clipbook.content.keys import PAGE_KEYS
from clipbook.keys import unknown_keys
from clipbook.lead_html import render_page
from clipbook.model import Files, OwnPage
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.strict_yaml import YamlError, is_yes
from clipbook.text.normalise import name_of, on_one_line, replace_unprintable

MAX_TEXT: Final = 100_000
"""A page of more characters is left out; a long policy has a third of it."""
MAX_BRACKETS: Final = 300
"""A page with more of `[` is left out: the renderer takes their square."""
MAX_TAGS: Final = 2000
"""A page with more of `<` is left out, for the same reason."""


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
        result = _read(path, data)
        notes += result.notes
        for page in result.values:
            if pages.setdefault(page.name, page) != page:
                message = "has the same address as another page; rename one of them"
                notes.append(note_on(f"pages/{path}", Severity.ERROR, "same-address", message))
    return Result(tuple(pages[name] for name in sorted(pages)), tuple(notes))


def _read(path: PurePosixPath, data: bytes) -> Result[OwnPage]:
    place = f"pages/{path}"
    note = noting(place)
    try:
        document = split(data)
    except YamlError as error:
        return Result((), (note(Severity.ERROR, "bad-front-matter", error.message, error.line),))
    text = replace_unprintable(document.body).strip()
    if len(text) > MAX_TEXT or text.count("[") > MAX_BRACKETS or text.count("<") > MAX_TAGS:
        message = (
            f"a page of {len(text)} characters, {text.count('[')} of `[` and {text.count('<')} of "
            f"`<`, expected at most {MAX_TEXT}, {MAX_BRACKETS} and {MAX_TAGS}; it is left out"
        )
        return Result((), (note(Severity.ERROR, "too-large", message, document.body_line),))
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
    body = TITLE.sub("", text, count=1) if first_heading(text) == title else text
    page = OwnPage(name=name_of(path.stem), title=title, text=body)
    return Result(() if is_yes(values.get("draft", "")) else (page,), tuple(notes))
