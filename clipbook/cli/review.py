"""The pages that `serve` shows beside the site: how each clipping was read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from clipbook import filesystem
from clipbook.annotations import find_article_sentences
from clipbook.build import STAGES, read_looks
from clipbook.cache import FOLDER as CACHE
from clipbook.cache import Cache
from clipbook.cli.build import project_of
from clipbook.cli.unchanged import version
from clipbook.clippings import read_clippings
from clipbook.content import Content, read_content
from clipbook.model import Article, Clipping, Page, Site, state
from clipbook.object_store import Place
from clipbook.pages.review import FOLDER, Reviewed, plan_list, plan_review
from clipbook.readers import find_reader, read
from clipbook.readers.decode import read_lines
from clipbook.render import render
from clipbook.shelf import Means
from clipbook.stages import Cached
from clipbook.static_files import fingerprint

ADDRESS: Final = f"/{FOLDER}/"
_BY_LINES: Final = frozenset({"plaintext", "markdown"})
"""The readers that go by the lines of a clipping."""


def review(options: Namespace, name: str) -> bytes | None:
    """The page of the file `name`, such as `seeds/a.txt`; that of all for ''; None without one.

    Raises ClipbookError where a template is broken.
    """
    project = project_of(options)
    clippings = {f"seeds/{each.path}": each for each in _clippings(project.seeds)}
    content = _content(project.content)
    looks, _ = read_looks(project)
    settings = replace(looks.settings, language="en")  # what notes and reasons are in
    site = Site(settings=settings, briefings=(), assets=fingerprint(looks.static)[0])
    alone = {f"content/{path}" for path, each in content.articles.items() if not each.clipping}
    if not name:
        page: Page = plan_list(site, _states(clippings, content) | dict.fromkeys(sorted(alone), ""))
    elif name in clippings or name in alone:
        reviewed = _reviewed(name, clippings.get(name), content)
        page = plan_review(site, reviewed, datetime.now(UTC).date())
    else:
        return None
    return render([page], looks.templates)[page.path]


def _clippings(seeds: Place) -> Sequence[Clipping]:
    files = filesystem.read_if_there(seeds, "seeds").files
    return read_clippings(files).values


def _content(folder: Place) -> Content:
    """The content, as far as possible as the last build read it."""
    files = filesystem.read_if_there(folder, "content").files
    with closing(Cache(CACHE, version())) as cache:
        return read_content(files, Means(Cached(map, cache, STAGES)))[0]


def _states(clippings: Mapping[str, Clipping], content: Content) -> dict[str, str]:
    """What became of each clipping, in words."""
    files: dict[str, list[str]] = {}
    for path, article in content.articles.items():
        files.setdefault(f"seeds/{article.clipping}", []).append(f"content/{path}")
    met = {f"seeds/{entry.path}" for entry in content.ledger.values}
    return {
        name: ", ".join(files.get(name, ())) or ("dismissed" if name in met else "not read")
        for name in clippings
    }


def _reviewed(name: str, clipping: Clipping | None, content: Content) -> Reviewed:
    def is_of(path: PurePosixPath, article: Article) -> bool:
        return article.clipping == clipping.path if clipping else f"content/{path}" == name

    articles = {path: each for path, each in content.articles.items() if is_of(path, each)}
    result = read(clipping) if clipping else None
    by_lines = clipping and find_reader(clipping)[0] in _BY_LINES
    return Reviewed(
        path=name,
        clipping=clipping,
        lines=read_lines(clipping.data) if clipping and by_lines else (),
        readings=result.values if result else tuple(articles.values()),
        notes=result.notes if result else (),
        articles=articles,
        statements={
            path: tuple(state(each, found.span) for found in find_article_sentences(each))
            for path, each in articles.items()
        },
    )
