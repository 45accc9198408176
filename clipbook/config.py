"""Turns site.yaml into the settings of the site."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from msgspec.structs import fields, replace

from clipbook.model import Settings
from clipbook.notes import Note, Result, Severity, note_on, suggestion
from clipbook.strict_yaml import YamlError, load
from clipbook.text.addresses import linkable
from clipbook.text.language import is_tag
from clipbook.text.normalise import on_one_line

# An address a site can be published at: "https://example.org/news/".
_BASE_URL: Final = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?$")
_MOST_KEYS: Final = 50
"""So many keys are looked at; there are fewer settings."""
_FLAGS: Final = {"true": True, "yes": True, "false": False, "no": False}


def read_config(path: str, data: bytes) -> Result[Settings]:
    """The settings in the file at `path`; one value always.

    Notes: `bad-config` (nothing of the file is used), `unknown-key`, `bad-value`.
    """
    settings = Settings()
    try:
        entries = load(data.decode()).entries or {}
    except (YamlError, UnicodeDecodeError) as error:
        line = error.line if isinstance(error, YamlError) else 0
        message = f"{error}; expected lines `key: value`"
        return Result((settings,), (note_on(path, Severity.ERROR, "bad-config", message, line),))
    notes: list[Note] = []
    known = [field.name for field in fields(Settings)]
    for key, value in islice(entries.items(), _MOST_KEYS):
        if key not in known:
            expected = suggestion(key, known) or f", expected one of {', '.join(known)}"
            message = f"the key `{key}`{expected}"
            notes.append(note_on(path, Severity.WARNING, "unknown-key", message, value.line))
            continue
        try:
            settings = set_value(settings, key, value.text or "")
        except ValueError as error:
            notes.append(note_on(path, Severity.WARNING, "bad-value", str(error), value.line))
    return Result((settings,), tuple(notes))


def set_value(settings: Settings, key: str, text: str) -> Settings:
    """`settings` with `key` set to what `text` says; raises ValueError with what is expected."""
    if key in {"full_text", "evidence"}:
        if text.casefold() not in _FLAGS:
            raise ValueError(f"`{key}: {text}`, expected `true` or `false`")
        return replace(settings, **{key: _FLAGS[text.casefold()]})
    if key == "base_url":
        if text and not (_BASE_URL.match(text) and linkable(text)):
            raise ValueError(
                f"`base_url: {text}`, expected an address such as https://example.org/"
            )
        return replace(settings, base_url=linkable(text).rstrip("/") + "/" if text else "")
    if key == "language":
        if not is_tag(text):
            raise ValueError(f"`language: {text}`, expected a language tag such as `en`")
        return replace(settings, language=text)
    return replace(settings, title=on_one_line(text) or settings.title)
