"""Turns site.yaml into the settings of the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from clipbook.interface import site_title
from clipbook.keys import Key, ValueKind, unknown_keys
from clipbook.model import Settings
from clipbook.notes import Result, Severity, note_on
from clipbook.strict_yaml import YamlError, dump, load
from clipbook.text.addresses import linkable
from clipbook.text.language import is_tag
from clipbook.text.normalise import on_one_line

# An address a site can be published at: "https://example.org/news/".
_BASE_URL: Final = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?$")


SETTINGS: Final[Mapping[str, Key]] = {
    "title": Key(
        "the name of the site, on every page", "Briefings of the harbour desk", default="Briefings"
    ),
    "base_url": Key(
        "where the site is published, for feeds, sitemap and canonical links",
        "https://example.org/news/",
        ValueKind.ADDRESS,
    ),
    "language": Key(
        "the language of what the pages say themselves: de, en, ko, vi or zh-Hans",
        "en",
        ValueKind.LANGUAGE,
        default="`en`",
    ),
    "full_text": Key(
        "print whole articles: for a private copy only", "false", ValueKind.FLAG, default="`false`"
    ),
    "article_pages": Key(
        "whether each source has a page of its own, or is folded into the page of its event, for "
        "hosts that take few files",
        "folded",
        default="`own`",
        choices=("own", "folded"),
    ),
    "sites": Key(
        "whether all events are one site, or those of each year one in a folder of its own with "
        "an index that leads to them",
        "yearly",
        default="`one`",
        choices=("one", "yearly"),
    ),
    "feeds": Key(
        "feeds that `clipbook fetch` asks for new entries, or a file of them (OPML)",
        "https://example.org/feed.xml",
        ValueKind.TEXTS,
    ),
}
"""Every key of site.yaml. To add one: a line here, a field of Settings, a case in `set_value`."""

_EDITOR: Final = "# yaml-language-server: $schema=.schemas/site.schema.json\n"
"""By this line an editor finds the JSON Schema that `init` puts there."""
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
    unknown = {key: value for key, value in entries.items() if key not in SETTINGS}
    notes = [*unknown_keys(path, unknown, SETTINGS)]
    for key, value in ((key, entries[key]) for key in SETTINGS if key in entries):
        try:
            settings = set_value(settings, key, "\n".join(value.texts()))
        except ValueError as error:
            notes.append(note_on(path, Severity.WARNING, "bad-value", str(error), value.line))
    if settings.title == Settings().title:
        settings = replace(settings, title=site_title(settings.language))
    return Result((settings,), tuple(notes))


def write_config(title: str) -> str:
    """A site.yaml of that title in which every other setting stands as a comment."""
    rows = [
        f"# {key.meaning}\n"
        + (dump({name: title}) if name == "title" else f"# {name}: {key.example}\n")
        for name, key in SETTINGS.items()
    ]
    return f"{_EDITOR}# The settings of this site; all may be left out.\n\n" + "\n".join(rows)


def _feeds(text: str) -> tuple[str, ...]:
    """The feeds, a line each: addresses, or names of files that list some."""
    feeds = tuple(filter(None, map(str.strip, text.split("\n"))))
    for feed in feeds:
        if not (linkable(feed) if "://" in feed else feed.endswith((".opml", ".xml"))):
            raise ValueError(f"`{feed}`, expected the address of a feed, or an OPML file")
    return feeds


def set_value(settings: Settings, key: str, text: str) -> Settings:
    """`settings` with `key` set to what `text` says; raises ValueError with what is expected."""
    if key == "full_text":
        if text.casefold() not in _FLAGS:
            raise ValueError(f"`{key}: {text}`, expected `true` or `false`")
        return replace(settings, **{key: _FLAGS[text.casefold()]})
    if choices := SETTINGS[key].choices:
        if text not in choices:
            raise ValueError(f"`{key}: {text}`, expected {' or '.join(f'`{c}`' for c in choices)}")
        return replace(settings, **{key: text})
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
