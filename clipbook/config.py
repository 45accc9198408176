"""Turns site.yaml into the settings of the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.model import Settings
from clipbook.notes import Note, Result, Severity, note_on, suggestion
from clipbook.strict_yaml import YamlError, dump, load
from clipbook.text.addresses import linkable
from clipbook.text.language import is_tag
from clipbook.text.normalise import on_one_line

# An address a site can be published at: "https://example.org/news/".
_BASE_URL: Final = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?$")


class Setting(Struct, frozen=True):
    """What a key of site.yaml means, and an example of its value."""

    meaning: str
    example: str


SETTINGS: Final[Mapping[str, Setting]] = {
    "title": Setting("the name of the site, on every page", "Briefings of the harbour desk"),
    "base_url": Setting(
        "where the site is published, for feeds, sitemap and canonical links",
        "https://example.org/news/",
    ),
    "language": Setting("the language of what the pages say themselves", "en"),
    "full_text": Setting("print whole articles: for a private copy only", "false"),
    "evidence": Setting("`false`: the data carry no words of sources that no page prints", "true"),
    "feeds": Setting(
        "feeds that `clipbook fetch` asks for new entries, or a file of them (OPML)",
        "https://example.org/feed.xml",
    ),
}
"""Every key of site.yaml. To add one: a line here, a field of Settings, a case in `set_value`."""

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
    for key, value in islice(entries.items(), _MOST_KEYS):
        if key not in SETTINGS:
            expected = suggestion(key, SETTINGS) or f", expected one of {', '.join(SETTINGS)}"
            message = f"the key `{key}`{expected}"
            notes.append(note_on(path, Severity.WARNING, "unknown-key", message, value.line))
            continue
        try:
            settings = set_value(settings, key, "\n".join(value.texts()))
        except ValueError as error:
            notes.append(note_on(path, Severity.WARNING, "bad-value", str(error), value.line))
    return Result((settings,), tuple(notes))


def write_config(title: str) -> str:
    """A site.yaml of that title in which every other setting stands as a comment."""
    rows = [
        f"# {setting.meaning}\n{'' if key == 'title' else '# '}"
        + dump({key: title if key == "title" else setting.example})
        for key, setting in SETTINGS.items()
    ]
    return "# The settings of this site; all may be left out.\n\n" + "\n".join(rows)


def _feeds(text: str) -> tuple[str, ...]:
    """The feeds, a line each: addresses, or names of files that list some."""
    feeds = tuple(filter(None, map(str.strip, text.split("\n"))))
    for feed in feeds:
        if not (linkable(feed) if "://" in feed else feed.endswith((".opml", ".xml"))):
            raise ValueError(f"`{feed}`, expected the address of a feed, or an OPML file")
    return feeds


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
    if key == "feeds":
        return replace(settings, feeds=_feeds(text))
    return replace(settings, title=on_one_line(text) or settings.title)
