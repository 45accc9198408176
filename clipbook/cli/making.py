"""Makes what `build` is to make: clippings become content, and content becomes a site."""

from __future__ import annotations

import hashlib
import sys
from argparse import Namespace
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from msgspec.structs import replace

from clipbook import filesystem, pipeline
from clipbook.check import UNSAFE
from clipbook.cli.build import Seen, built_in, command_key, look_at_site
from clipbook.cli.notes import worded
from clipbook.cli.progress import is_wanted, shown
from clipbook.cli.stopwatch import Stopwatch
from clipbook.clippings import read_clippings
from clipbook.config import read_config, set_value
from clipbook.content import LEDGER, read_index
from clipbook.importer import import_unmet, restore
from clipbook.memo import last, scan, standing
from clipbook.memo.remembering import LostError, Remembering, code_version
from clipbook.memo.store import Store
from clipbook.model import Settings
from clipbook.notes import ClipbookError, Note
from clipbook.paths import folder_of
from clipbook.publish import Former, publish, put, stage
from clipbook.static_files import safe_static
from clipbook.workers import LazyFiles, Output, Run, overlaid, shelved

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

A = TypeVar("A")
B = TypeVar("B")

POOL_FROM: Final = 8
"""Fewer clippings or events than this are done faster by one process than a pool is started."""

# Where there is a pool already, it is given fewer items, too.
_FEW: Final = 2
# A process is given so many items at once, and towards the end so few that each has as many shares
# before it; what all pages share goes with every share.
_SHARE: Final = 8
_SHARES_LEFT: Final = 4

# Forking takes a moment, spawning as long as all our imports; elsewhere than on Linux it is unsafe.
_START: Final = "fork" if sys.platform == "linux" else "spawn"


@dataclass(slots=True)
class _Inputs:
    """What was seen before anything was read, and then the bytes read of it, by folder."""

    seen: Seen
    read: dict[str, Mapping[PurePosixPath, bytes]] = field(default_factory=dict)
    is_told_once: bool = False
    """Whether there are notes on what was imported now, which the next build will not import."""

    def used(self, root: str, path: str) -> str:
        """The digest of the bytes that were read of a file; empty for one that was not read."""
        files = self.read.get(root, {})
        if isinstance(files, LazyFiles):
            return files.sha256(path)
        data = files.get(PurePosixPath(path))
        return "" if data is None else hashlib.sha256(data).hexdigest()

    def content(self) -> scan.Look:
        """What the content folder holds."""
        return self.seen.look("content")

    def look_again(self) -> None:
        """Sees the content folder as it is now."""
        self.seen.looked = [
            (name, root, scan.look(root) if name == "content" else look)
            for name, root, look in self.seen.looked
        ]


def make(options: Namespace, seen: Seen) -> int:
    """Builds the site from the files that were `seen`; 0 or 1."""
    watch = Stopwatch()
    last.forget(scan.FOLDER)
    store = Store(Path(scan.FOLDER), code_version(seen.look("program")))
    with closing(store):
        try:
            status = _make(options, _Inputs(seen), store, watch)
        except LostError:  # what is kept is not what it was: everything is made anew, without it
            store.clear()
            status = _make(options, _Inputs(seen), store, watch)
    if options.verbose:
        print(watch.table(), file=sys.stderr)
    if options.profile:
        filesystem.write_file(options.profile, watch.record())
    return status


def _make(options: Namespace, found: _Inputs, store: Store, watch: Stopwatch) -> int:
    with watch.step("read files"):
        seeds = _seeds(options)
        inputs = (options.seeds, options.content, options.templates, options.static)
        filesystem.check_output(options.out, inputs)
        looks, notes = _looks(options, found)
        before = _site_before(options)
    with stage(options.out) as staged:
        with _run(options.jobs) as pool:
            watched = is_wanted(sys.stderr) and not options.quiet
            work = shown(pool, sys.stderr) if watched else pool
            run = Remembering(work, store, before.standing, staged)
            content, output = _compose(options, found, (seeds, looks), (run, watch))
        said, status = worded((*notes, *output.notes), options)
        for line in said:
            print(line, file=sys.stderr)
        unsafe = sum(note.code in UNSAFE and _is_printed(note, output) for note in output.notes)
        if unsafe:
            raise ClipbookError(
                f"{options.out}: not written: {unsafe} copies without a right address"
            )
        with watch.step("write site"):
            run.forget_unused()
            written = _publish(options, (output, staged), before)
    if not options.quiet:
        said.append(f"{options.out / 'index.html'}: open it in a browser")
        print(said[-1], file=sys.stderr)
    if not (options.again or found.is_told_once):
        found.read |= {str(options.seeds): seeds.files, str(options.content): content.files}
        _remember(options, found, (said, status), written)
    return status


def _is_printed(note: Note, output: Output) -> bool:
    """Whether a note is on a page of the site."""
    folder, _, path = note.place.path.partition("/")
    return folder == "site" and (path in output.kept or PurePosixPath(path) in output.files)


def _compose(
    options: Namespace,
    found: _Inputs,
    given: tuple[filesystem.Folder, pipeline.Looks],
    means: tuple[Run, Stopwatch],
) -> tuple[filesystem.Folder, Output]:
    """The content with what is imported now, and the site that is made of it, with all notes."""
    (seeds, looks), watch = given, means[1]
    run = watch.timed(means[0])
    cut = read_clippings(seeds.files)
    with watch.step("import clippings"):
        content = _content(options, found)
        index = read_index(content.files, run)
        mended = restore(cut.values, content.files, run) if index.damaged else Output({}, ())
        if mended.files:
            index = read_index(overlaid(content.files, mended.files), run)
        again = frozenset(_clipping_name(name, options.seeds) for name in options.again)
        held = (overlaid(content.files, mended.files), index)
        imported = import_unmet(cut.values, held, again, run)
        if imported.files:
            filesystem.write_new(options.content, imported.files, PurePosixPath(LEDGER))
            found.look_again()
            content = _content(options, found)
            index = read_index(overlaid(content.files, mended.files), run)
        found.is_told_once = bool(imported.files and imported.notes)
        _keep_content(options, found, content)
    with watch.step("make site"):
        output = pipeline.build_indexed(index, cut.values, looks, run)
    notes = (*seeds.notes, *cut.notes, *content.notes, *mended.notes, *imported.notes)
    return content, replace(output, notes=(*notes, *output.notes))


def _content(options: Namespace, found: _Inputs) -> filesystem.Folder:
    """The content folder, of which only files that are not known are read."""
    if not options.content.is_dir():
        return filesystem.Folder({}, ())
    look = found.content()
    known = found.seen.content.of(look, str(options.content))
    states = {folder: files for folder, (_, files, _) in look.items()}
    return filesystem.open_folder(options.content, "content", states, known)


def _keep_content(options: Namespace, found: _Inputs, content: filesystem.Folder) -> None:
    """Keeps the digests of the content files for the next build, but for those that are young."""
    look, moment, before = found.content(), found.seen.moment, found.seen.content
    young = frozenset(scan.racy_among(scan.files_of(look), moment))
    doubtful = {folder_of(path) for path in young}
    digests = {}
    for shelf in shelved(content.files):
        folder, known = shelf.folder, shelf.digests
        there = look[folder][1] if folder in look else {}
        if folder in doubtful or not known.keys() <= there.keys():
            known = {path: known[path] for path in known if path in there and path not in young}
        digests[folder] = known
    lasting = scan.lasting(look, before.look, moment)
    now = standing.Standing(look=lasting, digests=digests)
    found.seen.told["content"] = standing.keep(
        scan.FOLDER, "read", str(options.content), now, before
    )


class _Before(NamedTuple):
    """The site before: what was known of it, what is there now, and when it was looked at.

    `digests` are those of the files that stand, by folder, `standing` the same in one.
    """

    known: standing.Standing
    look: scan.Look
    moment: int
    digests: standing.Digests
    standing: Mapping[str, str]


def _site_before(options: Namespace) -> _Before:
    out = str(options.out)
    known = standing.recall(scan.FOLDER, "site", out)
    moment = scan.now()
    _, _, look = look_at_site(options, known)
    digests = known.of(look, out)
    whole: dict[str, str] = {}
    for files in digests.values():
        whole.update(files)
    return _Before(known, look, moment, digests, whole)


class _Written(NamedTuple):
    """The digests of all files of the site, those that are young, and the mark of what is kept."""

    files: Mapping[str, str]
    young: Collection[str]
    mark: str


def _publish(
    options: Namespace,
    made: tuple[Output, Path],
    before: _Before,
) -> _Written:
    """Replaces the site where it changes; only files whose bytes change are written."""
    output, staged = made
    digests = {**output.kept, **put(staged, output.files)}
    listed_all = filesystem.manifest(digests)
    digests |= put(staged, {filesystem.MANIFEST: listed_all})
    there = before.standing
    stays = {path for path, digest in there.items() if digests.get(path) == digest}
    begun = scan.now()
    if len(stays) < len(digests) or stays != there.keys():
        fresh = [path for path in digests if path not in stays]
        now = _replace(options, (staged, fresh), before, stays)
    else:
        look = scan.lasting(before.look, before.known.look, before.moment)
        now = standing.Standing(look=look, beside=before.known.beside)
    ended = scan.now()
    if filesystem.read_file(options.out / filesystem.MANIFEST) != listed_all:
        now = standing.Standing()  # another build replaced the site meanwhile: nothing is known
    now.young = scan.young_among(scan.files_of(now.look), begun, ended)
    now.digests = {
        folder: before.digests[folder]
        if folder in before.digests and files is before.look[folder][1]
        else {path: digests[path] for path in files if path in digests}
        for folder, (_, files, _) in now.look.items()
    }
    mark = standing.keep(scan.FOLDER, "site", str(options.out), now, before.known)
    return _Written(digests, now.young, mark)


def _replace(
    options: Namespace,
    fresh: tuple[Path, Collection[str]],
    before: _Before,
    stays: Collection[str],
) -> standing.Standing:
    """What is known of the site, once it is replaced."""
    out, shadow = str(options.out), Path(scan.FOLDER, f"before-{standing.name_of(options.out)}")
    seen = scan.files_of(before.look)
    tells = scan.lasting(before.look, before.known.look, before.moment) == before.look
    folders = scan.folders_of(before.look) if tells else {}
    former = Former({path: seen[path] for path in stays}, seen, folders, before.known.beside)
    begun = scan.now()
    changed = publish(options.out, fresh, former, shadow)
    if changed is None:
        begun = scan.now()
        look = scan.look(out, hidden=True)
        return standing.Standing(look=scan.lasting(look, {}, begun))
    gone = [path for path in seen if path not in former.standing]
    touched = {around for path in (*changed, *gone) for around in _around(path)}
    look = scan.renewed(out, before.look, touched)
    beside = None
    if folders and (state := scan.state_of(str(shadow))):
        beside = folders | {"": (folders[""][0], *state[1:])}, [*fresh[1], *gone]
    return standing.Standing(look=scan.lasting(look, {}, begun), beside=beside)


def _around(path: str) -> Iterator[str]:
    """The paths of the folders that a file lies in, that of the site being empty."""
    while path:
        path = folder_of(path.rstrip("/"))
        yield path


def _remember(
    options: Namespace, found: _Inputs, outcome: tuple[list[str], int], written: _Written
) -> None:
    """Keeps what the next build needs to see that there is nothing to do."""
    out = str(options.out)
    seen = found.seen
    racy = last.racy_files(seen.looked, seen.moment, found.used)
    racy |= {f"{out}/{path}": written.files.get(path, "") for path in written.young}
    said, status = outcome
    told = seen.told | {"site": written.mark}
    if all(told.values()):
        key = command_key(options)
        last.keep(scan.FOLDER, last.Last(key=key, seen=told, racy=racy, said=said, status=status))


def _seeds(options: Namespace) -> filesystem.Folder:
    """The clippings; a project whose articles are all in content/ needs no folder for them."""
    path = options.seeds
    if path.is_dir() or (path == Path("seeds") and options.content.is_dir()):
        return _optional(path, "seeds")
    raise ClipbookError(f"{path}: no such folder, expected the folder of seeds")


def _optional(path: Path, shown: str) -> filesystem.Folder:
    return filesystem.read_folder(path, shown) if path.is_dir() else filesystem.Folder({}, ())


def _looks(options: Namespace, found: _Inputs) -> tuple[pipeline.Looks, tuple[Note, ...]]:
    """What decides how the site looks: ours, and over it what the person has of the same name."""
    settings, notes = Settings(), tuple[Note, ...]()
    if options.config.is_file():
        data = filesystem.read_file(options.config)
        found.read[str(options.config.parent)] = {PurePosixPath(options.config.name): data}
        result = read_config(str(options.config), data)
        (settings,), notes = result.values, result.notes
    if options.base_url is not None:
        try:
            settings = set_value(settings, "base_url", options.base_url)
        except ValueError as error:
            raise ClipbookError(str(error)) from error
    if options.full_text:
        settings = set_value(settings, "full_text", "true")
    ours = Path(built_in())
    folders = (ours / "templates", options.templates, ours / "static", options.static)
    opened = [_optional(path, path.name) for path in folders]
    read = [folder.files for folder in opened]
    found.read |= dict(zip(map(str, folders), read, strict=True))
    safe, refused = safe_static(read[3])
    templates, static = {**read[0], **read[1]}, {**read[2], **safe}
    try:
        named = {str(path): data.decode() for path, data in templates.items()}
    except UnicodeDecodeError as error:
        raise ClipbookError(f"{options.templates}: a template is no UTF-8 text") from error
    notes = (*notes, *(note for folder in opened for note in folder.notes), *refused)
    return pipeline.Looks(settings=settings, templates=named, static=static), notes


def _clipping_name(name: str, seeds: Path) -> str:
    """The path of a clipping below seeds/, given as that or as the path of the file."""
    path = Path(name)
    return str(path.relative_to(seeds)) if path.is_relative_to(seeds) else name


@contextmanager
def _run(jobs: int) -> Iterator[Run]:
    """`map`, and the same over a pool of processes once there are POOL_FROM items, and then on."""
    with ExitStack() as stack:
        pools: list[Pool] = []

        def run(function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
            known = items if isinstance(items, Collection) else tuple(items)
            if jobs == 1 or len(known) < (_FEW if pools else POOL_FROM):
                return map(function, known)
            if not pools:
                context = import_module("multiprocessing").get_context(_START)  # slow to import
                pools.append(stack.enter_context(context.Pool(jobs)))
            shares = _shares(known, jobs)
            return chain.from_iterable(pools[0].imap(partial(_each, function), shares))

        yield run


def _shares(items: Collection[A], jobs: int) -> Iterator[tuple[A, ...]]:
    """The items in their order, cut into shares that shrink, so that all processes end together."""
    rest, left = iter(items), len(items)
    while left:
        size = max(1, min(_SHARE, left // (jobs * _SHARES_LEFT)))
        yield tuple(islice(rest, size))
        left -= size


def _each(function: Callable[[A], B], items: Iterable[A]) -> list[B]:
    return list(map(function, items))
