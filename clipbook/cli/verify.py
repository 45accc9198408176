"""The command `check`: a site is held against its account, and against what its content gives."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from clipbook import filesystem
from clipbook.build import Project, rebuild
from clipbook.check import check
from clipbook.cli.notes import print_notes
from clipbook.content import read_content
from clipbook.errors import ClipbookError
from clipbook.model import Article, Files
from clipbook.notes import Note
from clipbook.proof import base_url_of, compare, is_private, verify_account
from clipbook.workers import processes


def verify(options: Namespace) -> int:
    """Prints what is wrong with a site; 1 where anything is. Raises ClipbookError."""
    if not (options.site / filesystem.MANIFEST).is_file():
        raise ClipbookError(f"{options.site}: has no {filesystem.MANIFEST}, expected a built site")
    content = options.content or Path("content")
    if options.content and not content.is_dir():
        raise ClipbookError(f"{content}: no such folder, expected the content of the site")
    options.out = options.site
    site = filesystem.read_site(options.site)
    notes = (*site.notes, *verify_account(site.files))
    proved = "as it was published"
    if content.is_dir():
        held, _ = read_content(filesystem.read_folder(content, "content").files)
        notes += check(site.files, tuple(held.articles.values()))
        project = _project(options, content, site.files, held.articles)
        if project.seeds.is_dir() or not any(a.clipping for a in held.articles.values()):
            notes += _compared(project, site.files)
            proved = "as its content gives it"
        else:
            print("clipbook: --seeds: not found, so the site is not built again", file=sys.stderr)
    status = print_notes(notes, options)
    if not status:
        pages = sum(path.suffix == ".html" for path in site.files)
        print(f"{options.site}: {pages} pages, nothing wrong, {proved}", file=sys.stderr)
    return status


def _compared(project: Project, site: Files) -> tuple[Note, ...]:
    """What differs from a build in memory, which nothing that is kept between builds has a say in.

    Of a site for another address or for its owner alone that is said by the site itself.
    """
    with processes(os.cpu_count() or 1) as pool:
        return compare(site, rebuild(project, pool).files)


def _project(
    options: Namespace,
    content: Path,
    site: Files,
    articles: Mapping[PurePosixPath, Article],
) -> Project:
    """What the site was built from: what is named, else what stands beside its content or here."""
    beside = content.parent

    def folder(name: str) -> Path:
        given: Path | None = getattr(options, name)
        return given or next((p for p in (beside / name, Path(name)) if p.is_dir()), beside / name)

    clippings = [article.clipping for article in articles.values() if article.clipping]
    places = (beside / "seeds", Path("seeds"))
    seeds = [p for p in places if any((p / name).is_file() for name in clippings)]
    config = options.config or next(
        (p for p in (beside / "site.yaml", Project().config) if p.is_file()), Project().config
    )
    return Project(
        seeds=options.seeds or next(iter(seeds), beside / "no-seeds"),
        content=content,
        templates=folder("templates"),
        static=folder("static"),
        pages=folder("pages"),
        config=config,
        base_url=options.base_url or base_url_of(site) or None,
        full_text=is_private(site),
    )
