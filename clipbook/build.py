"""Builds a site: folders are read, clippings become content, content becomes a published site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook import filesystem
from clipbook.annotations import annotate
from clipbook.briefing_pages import outline_event, study, write_event, write_front
from clipbook.cache import states
from clipbook.check import UNSAFE
from clipbook.clippings import read_clippings
from clipbook.config import read_config, set_value
from clipbook.content import (
    HISTORY,
    KEPT_PATH,
    LEDGER_PATH,
    Content,
    read_article,
    read_content,
    read_history,
    read_ledger,
    read_pages,
    write_history,
    write_kept,
)
from clipbook.content.folder import read_named_article
from clipbook.errors import ClipbookError, suggestion
from clipbook.event_sources import find_neighbours
from clipbook.extensions import installed
from clipbook.importer import import_into, restore
from clipbook.model import Clipping, Files, Mark, Output, Run, Settings
from clipbook.named_statements import find_named
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.object_store import Place
from clipbook.pipeline import Looks, write_site
from clipbook.pipeline import build as build_site
from clipbook.publish import publish, put, stage, write_there
from clipbook.readers import read
from clipbook.shelf import Means
from clipbook.stages import Stages
from clipbook.static_files import find_missing, safe_static

STAGES: Final[Stages] = {
    read: "read clipping",
    read_named_article: "read article",
    read_ledger: "read ledger",
    annotate: "annotate",
    outline_event: "outline event",
    find_neighbours: "find neighbours",
    study: "study event",
    write_event: "write event",
    write_front: "write front",
}
"""The stages whose results may be kept between builds, each by its name in the cache."""


class Project(Struct, frozen=True, kw_only=True):
    """Where everything is, and what was asked for besides."""

    seeds: Place = Path("seeds")
    content: Place = Path("content")
    templates: Path = Path("templates")
    static: Path = Path("static")
    pages: Path = Path("pages")
    out: Place = Path("site")
    config: Path = Path("site.yaml")
    base_url: str | None = None
    full_text: bool = False
    whole_data: bool = False
    again: tuple[str, ...] = ()


class Made(Struct, frozen=True, kw_only=True):
    """What a build did: the new content files with their clippings, and what is on the site.

    `marks` are what each of its events tells. `content` are the states of that folder before it was
    read again, where files were written into it. It is lasting where the next build says the same
    if nothing changes: unless another package has a part in it, whose author may be at work on it.
    """

    new: tuple[tuple[str, str], ...]
    articles: int
    marks: Mapping[str, Mark]
    content: bytes
    is_lasting: bool


class _Imported(Struct, frozen=True):
    """The content with what is imported now and notes on it, and what that is.

    `seen` are the states of its folder before it was read again, if it was; `notes` are said of it
    every time, and `once` of what is imported now.
    """

    content: tuple[Content, tuple[Note, ...]]
    new: tuple[tuple[str, str], ...]
    seen: bytes
    notes: tuple[Note, ...]
    once: tuple[Note, ...]


def build(
    project: Project,
    runs: tuple[Run, Run] = (map, map),
    tell: Callable[[Iterable[Note]], object] = tuple,
) -> Made:
    """Builds the site of a project, all or nothing; `tell` is given all notes before it is there.

    The second of `runs` is for the steps inside those that the first runs. Raises ClipbookError.
    """
    means = Means(*runs, keep=filesystem.Spool)
    seeds = _seeds(project, means.run)
    inputs = (project.seeds, project.content, project.templates, project.static, project.pages)
    filesystem.check_output(project.out, inputs)
    looks, notes = read_looks(project)
    cut = read_clippings(seeds.files)
    found = _import(project, cut.values, means)
    notes += (*seeds.notes, *cut.notes, *found.notes, *_nothing(cut.values, found.content[0]))
    with stage(project.out) as staged:
        digests: dict[str, str] = {}

        def write(files: Files) -> None:
            digests.update(put(staged, project.out, files))

        there = write_there(*runs, staged, {write_event, write_front})
        site = write_site(found.content, cut.values, looks, write, replace(means, run=there))
        tell((*notes, *found.once, *site.notes))
        _refuse_unsafe(project.out, site.notes, digests)
        publish(project.out, staged, digests)
    return Made(
        new=found.new,
        articles=site.articles,
        marks=site.marks,
        content=found.seen,
        is_lasting=not found.once and installed() == Result(),
    )


def keep_marks(project: Project, made: Made, name: str, day: date) -> None:
    """Adds what a build published to the history of each event; raises ClipbookError."""
    content = project.content
    files = filesystem.read_if_there(content, "content").files
    held, _ = read_content(files)
    folders = {article.event: path.parent for path, article in held.articles.items()}
    for event, mark in made.marks.items():
        folder = folders[event] if folders[event].name else PurePosixPath(event)
        path = folder / HISTORY
        before = read_history(files.get(path, b""))
        marks = (*before, replace(mark, name=name, date=day.isoformat()))
        filesystem.write_new(content, {path: write_history(marks)}, path)


def rebuild(project: Project, run: Run = map) -> Output:
    """The files of the site of a project and the notes on them; nothing is imported or written."""
    looks, notes = read_looks(project)
    cut = read_clippings(filesystem.read_if_there(project.seeds, "seeds").files)
    held = filesystem.read_if_there(project.content, "content").files
    means = Means(run)
    restored = restore(cut.values, (held, read_content(held, means)[0]), means)
    content = {**held, **restored.files}
    output = build_site(content, cut.values, looks, run)
    return replace(output, notes=(*notes, *output.notes))


def _seeds(project: Project, run: Run) -> filesystem.Folder:
    """The clippings; a project whose articles are all in content/ needs no folder for them."""
    path = project.seeds
    if path.is_dir() or (path == Path("seeds") and project.content.is_dir()):
        return filesystem.read_if_there(path, "seeds", run)
    start = "; `clipbook init` makes a folder ready to use" if path == Path("seeds") else ""
    raise ClipbookError(f"{path}: no such folder, expected the folder of clippings{start}")


def _nothing(clippings: Sequence[Clipping], content: Content) -> tuple[Note, ...]:
    """A note `no-clippings` where there is nothing at all to build a site from."""
    if clippings or content.articles or content.events or content.unread:
        return ()
    message = "holds no clipping yet; put pasted texts, saved pages or feeds into it"
    return (note_on("seeds", Severity.WARNING, "no-clippings", message),)


def _import(project: Project, clippings: Sequence[Clipping], means: Means) -> _Imported:
    """What is imported now is written into the folder of the content."""
    seen = b""
    folder = filesystem.read_if_there(project.content, "content", means.run)
    files, content = folder.files, read_content(folder.files, means)
    mended = restore(clippings, (files, content[0]), means)
    if mended.files:
        files = {**files, **mended.files}
        content = read_content(files, means)
    again = frozenset(_clipping_name(name, project.seeds) for name in project.again)
    known = [clipping.path for clipping in clippings] if again else []
    for name in sorted(again.difference(known)):
        raise ClipbookError(
            f"--again {name}: no such clipping in {project.seeds}{suggestion(name, known)}"
        )
    imported = import_into((files, content[0]), clippings, again, means)
    if imported.files:
        filesystem.write_new(project.content, imported.files, LEDGER_PATH)
        seen = states([project.content]) if isinstance(project.content, Path) else b""
        folder = filesystem.read_if_there(  # a person may have written there meanwhile
            project.content, "content", means.run
        )
        files = {**folder.files, **mended.files} if mended.files else folder.files
        content = read_content(files, means)
    new = tuple(
        (article.clipping, str(path))
        for path in sorted(imported.files)
        if path.suffix == ".md"
        for article in read_article(path, imported.files[path]).values
    )
    lasting = () if imported.files else imported.notes
    return _Imported(
        content=_keep_named(project, content),
        new=new,
        seen=seen,
        notes=(*folder.notes, *mended.notes, *lasting),
        once=imported.notes if imported.files else (),
    )


def _keep_named(
    project: Project, content: tuple[Content, tuple[Note, ...]]
) -> tuple[Content, tuple[Note, ...]]:
    """The content with the account of what event files name, written where it is another one."""
    held, notes = content
    if not any(file.folder for file in held.events.values()):
        return content
    kept = find_named(held).kept
    if kept != held.kept:
        filesystem.write_new(project.content, {KEPT_PATH: write_kept(kept)}, KEPT_PATH)
    return replace(held, kept=kept), notes


def _clipping_name(name: str, seeds: Place) -> str:
    """The path of a clipping below seeds/, given as that or as the path of the file."""
    path = Path(name)
    if isinstance(seeds, Path) and path.is_relative_to(seeds):
        return str(path.relative_to(seeds))
    return name.removeprefix(f"{seeds}/")


def read_looks(project: Project) -> tuple[Looks, tuple[Note, ...]]:
    """What decides how the site looks: ours, and over it what the person has of the same name."""
    settings, notes = _settings(project)
    ours = built_in()
    folders = (
        ours / "templates",
        project.templates,
        ours / "static",
        project.static,
        project.pages,
    )
    opened = [filesystem.read_if_there(path, path.name) for path in folders]
    safe, refused = safe_static(opened[3].files)
    templates = {**opened[0].files, **opened[1].files}
    try:
        named = {str(path): data.decode() for path, data in templates.items()}
    except UnicodeDecodeError as error:
        raise ClipbookError(f"{project.templates}: a template is no UTF-8 text") from error
    static = {**opened[2].files, **safe}
    notes = (*notes, *(note for folder in opened for note in folder.notes), *refused)
    own = read_pages(opened[4].files)
    added = installed()
    notes = (*notes, *find_missing(static), *own.notes, *added.notes)
    looks = Looks(
        settings=settings,
        templates=named,
        static=static,
        own=own.values,
        extensions=tuple(map(str, added.values)),
    )
    return looks, notes


def _settings(project: Project) -> tuple[Settings, tuple[Note, ...]]:
    settings, notes = Settings(), tuple[Note, ...]()
    if project.config.is_file():
        result = read_config(str(project.config), filesystem.read_file(project.config))
        (settings,), notes = result.values, result.notes
    elif project.config != Project().config:
        raise ClipbookError(f"--config {project.config}: no such file, expected the settings")
    if project.base_url is not None:
        try:
            settings = set_value(settings, "base_url", project.base_url)
        except ValueError as error:
            raise ClipbookError(str(error)) from error
    if project.full_text:
        settings = set_value(settings, "full_text", "true")
    return replace(settings, whole_data=project.whole_data), notes


def built_in() -> Path:
    """The folder of our own looks: in the package once installed, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "looks"
    return installed if installed.is_dir() else package.parent


def _refuse_unsafe(out: Place, notes: Iterable[Note], digests: Mapping[str, str]) -> None:
    """Raises ClipbookError where a page of the site has a copy without its right address."""
    unsafe = [n for n in notes if n.code in UNSAFE and n.place.path.partition("/")[2] in digests]
    if unsafe:
        raise ClipbookError(f"{out}: not written: {len(unsafe)} copies without a right address")
