"""The command `export`: a briefing as one file, its sources as references, its data in full."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from clipbook import filesystem
from clipbook.build import Project, rebuild
from clipbook.errors import ClipbookError, suggestion
from clipbook.exports import bibtex, csl, embed
from clipbook.proof import base_url_of


def export(options: Namespace) -> int:
    """Writes what is asked for of one event of a built site; 0. Raises ClipbookError."""
    folder = _folder(options)
    if options.form == "full":
        data = _full(folder.relative_to(options.site).as_posix())
    elif options.form == "single":
        data = _single(folder)
    else:
        articles = json.loads(filesystem.read_file(folder / "briefing.json"))["articles"]
        data = (bibtex if options.form == "bibtex" else csl)(articles).encode()
    if options.output:
        filesystem.write_file(options.output, data)
    else:
        sys.stdout.write(data.decode())
    return 0


def _folder(options: Namespace) -> Path:
    """The folder of the event in the site, named as itself or as that in content/."""
    site: Path = options.site
    if not (site / filesystem.MANIFEST).is_file():
        raise ClipbookError(f"{site}: has no {filesystem.MANIFEST}, expected a built site")
    folders = {path.parent.name: path.parent for path in sorted(site.glob("**/briefing.json"))}
    events = sorted(folders)
    name = PurePosixPath(options.event).name
    if name not in events:
        near = suggestion(name, events) or f", expected one of {', '.join(events)}"
        raise ClipbookError(f"{options.event}: no such event in {site}{near}")
    return folders[name]


def _full(event: str) -> bytes:
    """The data of an event with the words of every excerpt, made anew from what is here."""
    path = PurePosixPath(event, "briefing.json")
    files = rebuild(Project(whole_data=True)).files
    if path not in files:
        raise ClipbookError(f"content: gives no event {event}, expected what the site is made of")
    return files[path]


def _single(folder: Path) -> bytes:
    """The briefing page with all that it asks for of its own site, or that of its year."""
    site = folder.parent
    base = base_url_of({PurePosixPath("feed.json"): filesystem.read_file(site / "feed.json")})
    inside = site.resolve()

    def get(address: str) -> bytes | None:
        path = (folder / unquote(address)).resolve()
        return (
            filesystem.read_file(path) if path.is_relative_to(inside) and path.is_file() else None
        )

    page = filesystem.read_file(folder / "index.html")
    return embed(page, get, f"{base}{folder.name}/" if base else "")
