"""Turns the ids of events and articles into file names of the site, and into names for readers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from clipbook.interface import Interface
from clipbook.model import Article, Event, Site
from clipbook.pages.elements.wording import interface
from clipbook.text.normalise import mixes_scripts, slug

# A name that every host and file system takes as it is: "xi-visit", "000_1e21e799d5a965ad".
_SAFE: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
# Names that the site itself, or Windows, has taken: "assets", "index", "further-2", "lpt1".
_TAKEN: Final = re.compile(
    r"(?:assets|pages|about|index|search|people|outlets|feed|404|facts|further"
    r"|(?:page|people|outlets|search|further)-\d{1,9}"
    r"|con|prn|aux|nul|com\d|lpt\d)(?:\..*)?"
)
# The longest name of a source, in characters.
_NAME: Final = 48
# The sources of an event are called by letters, those behind the tenth by numbers.
_LETTERS: Final = "ABCDEFGHIJ"


class Addresses(Struct, frozen=True):
    """The folder of every event; of every article, by (event, article), page, name and letter.

    Where articles are `folded` they have no page: links lead to their place on that of the event.
    """

    folders: Mapping[str, str]
    files: Mapping[tuple[str, str], str]
    names: Mapping[tuple[str, str], str]
    letters: Mapping[tuple[str, str], str]
    folded: bool

    def briefing(self, event: Event) -> PurePosixPath:
        """The briefing page of `event`."""
        return PurePosixPath(self.briefing_path(event))

    def briefing_path(self, event: Event) -> str:
        """The briefing page of `event`, for links to it."""
        return f"{self.folders[event.id]}/index.html"

    def article(self, event: Event, article: Article) -> PurePosixPath:
        """The page of an article of `event`."""
        return PurePosixPath(f"{self.folders[event.id]}/{self.files[event.id, article.id]}.html")

    def article_link(self, event: Event, article: Article, anchor: str = "") -> str:
        """Where an article of `event` stands, with the anchor there: that given, on its own page.

        An article without a page of its own has one anchor on that of its event.
        """
        if self.folded:
            return f"{self.briefing_path(event)}#{self.place(event, article)}"
        page = str(self.article(event, article))
        return f"{page}#{anchor}" if anchor else page

    def place(self, event: Event, article: Article) -> str:
        """The anchor of an article among the sources on the page of its event."""
        return f"source-{self.files[event.id, article.id]}"

    def name(self, event: Event, article: Article) -> str:
        """What a reader calls the source: its outlet, else its address, else whom it copies."""
        return self.names[event.id, article.id]

    def letter(self, event: Event, article: Article) -> str:
        """The letter, or number, that stands for the source on the pages of its event."""
        return self.letters[event.id, article.id]


def addresses(site: Site) -> Addresses:
    """Where the events and articles of `site` stand; the same for any order of them."""
    events = [briefing.event for briefing in site.briefings]
    files: dict[tuple[str, str], str] = {}
    names: dict[tuple[str, str], str] = {}
    letters: dict[tuple[str, str], str] = {}
    words = interface(site.settings)
    for event in events:
        stems = file_names(article.id for article in event.articles)
        files |= {(event.id, key): stem for key, stem in stems.items()}
        for number, article in enumerate(in_order(event.articles)):
            names[event.id, article.id] = source_name(article, words)
            letters[event.id, article.id] = (*_LETTERS, str(number + 1))[min(number, len(_LETTERS))]
    folders = file_names(event.id for event in events)
    return Addresses(folders, files, names, letters, site.settings.article_pages == "folded")


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles of an event in the order of their letters: as they were published."""

    def rank(article: Article) -> tuple[date, str]:
        found = article.published
        return found.period.earliest if found else date.max, article.id

    return tuple(sorted(articles, key=rank))


def file_names(ids: Iterable[str]) -> Mapping[str, str]:
    """A name in `[a-z0-9._-]` for each id, no two alike; an id that is such a name keeps it."""
    ordered = sorted(set(ids), key=lambda key: (not _is_free(key), key))
    names: dict[str, str] = {}
    for key in ordered:
        digest = hashlib.sha256(key.encode()).hexdigest()[:8]  # so that no other id has a say
        names[key] = key if _is_free(key) else "-".join(filter(None, (slug(key, 70), digest)))
    return names


def relative(page: PurePosixPath, target: PurePosixPath | str, anchor: str = "") -> str:
    """The link from `page` to `target`, which both are paths in the site, without `.` or `..`."""
    here, path = str(page), str(target)
    if anchor and here == path:
        return "#" + anchor
    home = here[: here.rfind("/") + 1]
    if path.startswith(home):  # most links lead to a page of the same event
        return f"{path[len(home) :]}#{anchor}" if anchor else path[len(home) :]
    folder, _, rest = here.partition("/")
    while rest and path.startswith(folder + "/"):
        path = path[len(folder) + 1 :]
        folder, _, rest = rest.partition("/")
    up = "../" * (rest.count("/") + 1) if rest else ""
    return f"{up}{path}#{anchor}" if anchor else up + path


def shorten(text: str, limit: int) -> str:
    """`text` cut at a word's end to at most `limit` characters, with an ellipsis where cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:.–—- ") + "…"


def _is_free(name: str) -> bool:
    safe = _SAFE.fullmatch(name) and not name.endswith(".")
    return bool(safe) and not _TAKEN.fullmatch(name)


def source_name(article: Article, words: Interface) -> str:
    """What a reader calls a source: its outlet, else its address, else whom it copies."""
    if article.outlet:
        return _marked(shorten(article.outlet, _NAME), words)
    if host := _host(article.url):
        return shorten(host.removeprefix("www."), _NAME)
    if article.origin:
        origin = shorten(article.origin, _NAME)
        return words.say("%(origin)s, copied by an unnamed site", origin=origin)
    return words.say("Unnamed source")


def _marked(name: str, words: Interface) -> str:
    """A name, and beside one that looks like another one what alphabets it mixes."""
    mixed = words.say("letters of two alphabets")
    return f"{name} [{mixed}]" if mixes_scripts(name) else name


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[x": brackets that hold no address
        return ""
