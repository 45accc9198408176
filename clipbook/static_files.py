"""Turns static files into those that are safe to publish, under the names they are published by.

A file that a browser runs as a page of its own would run beside ours, without our pages' policy.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final
from xml.parsers import expat

from clipbook.model import Files
from clipbook.notes import Note, Severity, note_on

# What a site is dressed with; everything else, pages among it, is not published.
_KINDS: Final = frozenset(
    ".avif .css .gif .ico .jpeg .jpg .js .json .otf .png .svg .ttf .txt .webmanifest .webp .woff "
    ".woff2".split()
)
# The elements of SVG that draw; scripts, foreign content and animations of links are not here.
_DRAWING: Final = frozenset(
    "circle clipPath defs desc ellipse feBlend feColorMatrix "
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge "
    "feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile "
    "feTurbulence filter g image line linearGradient marker mask metadata path pattern polygon "
    "polyline radialGradient rect stop style svg switch symbol text textPath title tspan use "
    "view".split()
)
_SVG: Final = "http://www.w3.org/2000/svg"
# Other namespaces hold what drawing programs note for themselves; of the W3C's own only this does.
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_W3C: Final = "http://www.w3.org/"
# What a picture may refer to: a part of itself, "#a", or pixels that it holds.
_INSIDE: Final = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,")
# What draws from elsewhere or hides that it does: "url(http://", "image-set(", "\\75rl(".
_ELSEWHERE: Final = re.compile(
    r"url\(\s{0,9}[\"']?(?!#)|image-set\(|image\(|src\(|@import|\\", re.IGNORECASE
)
# How much of its digest a fingerprinted file carries in its name: 48 bits.
_DIGITS: Final = 12
# What a stylesheet asks for: "url(fonts/a.woff2)", "url('a.png')", "@import 'b.css'".
_ASKED: Final = re.compile(r"""(?:url\(\s{0,9}["']?|@import\s{1,9}["'])(?P<name>[^"')\s]{1,999})""")
_ASKED_BYTES: Final = re.compile(_ASKED.pattern.encode())
# The start of an address that is no name of a file: "data:", "https:", "//", "#a".
_NO_NAME: Final = re.compile(r"[a-z]{1,20}:|/|#", re.IGNORECASE)


class _ActiveError(Exception):
    """What makes a picture more than a picture."""


def safe_static(
    static: Files,
) -> tuple[dict[PurePosixPath, bytes], tuple[Note, ...]]:
    """The files of static/ that only dress a page.

    Notes: `active-file`, for a kind of file that is not published or an SVG that does more than
    draw; it is left out.
    """
    safe: dict[PurePosixPath, bytes] = {}
    notes: list[Note] = []
    for path, data in static.items():
        complaint, line = _complaint(path, data)
        if not complaint:
            safe[path] = data
            continue
        notes.append(note_on(f"static/{path}", Severity.ERROR, "active-file", complaint, line))
    return safe, tuple(notes)


def find_missing(static: Files) -> Iterator[Note]:
    """A note `dead-link` on each file that a stylesheet asks for and that is not there."""
    styles = ((path, data) for path, data in sorted(static.items()) if path.suffix == ".css")
    for path, data in styles:
        for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
            for m in _ASKED.finditer(line):
                asked = _asked(path, m["name"])
                if asked and asked not in static:
                    message = f"`{m['name']}` is not there, expected a file of static/"
                    place = f"static/{path}"
                    yield note_on(place, Severity.ERROR, "dead-link", message, number)


def fingerprint(static: Files) -> tuple[Mapping[str, str], Files]:
    """Where each static file stands under its digest, and the files under those names.

    `style.css` becomes `assets/style.<digest>.css`, so that a host may keep it for ever; what it
    asks for by name is asked for by the new one. Stylesheets that import each other keep the names
    by which they do.
    """
    placed: dict[PurePosixPath, tuple[PurePosixPath, bytes]] = {}

    def place(path: PurePosixPath, open_files: frozenset[PurePosixPath]) -> PurePosixPath:
        if path not in placed:
            around = open_files | {path}

            def renamed(m: re.Match[bytes]) -> bytes:
                asked = _asked(path, m["name"].decode("utf-8", "replace"))
                if asked is None or asked not in static or asked in around:
                    return m[0]
                new = posixpath.relpath(place(asked, around), "assets" / path.parent)
                return m[0][: -len(m["name"])] + new.encode()

            data = static[path]
            if path.suffix == ".css":
                data = _ASKED_BYTES.sub(renamed, data)
            digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
            name = f"{path.stem}.{digest}{path.suffix}"
            placed[path] = "assets" / path.with_name(name), data
        return placed[path][0]

    names = {str(path): str(place(path, frozenset())) for path in sorted(static)}
    return names, dict(placed.values())


def _asked(css: PurePosixPath, name: str) -> PurePosixPath | None:
    """The static file that a stylesheet asks for by `name`; None where that is no such name."""
    if _NO_NAME.match(name):
        return None
    bare = name.partition("?")[0].partition("#")[0]
    return PurePosixPath(posixpath.normpath(css.parent / bare))


def _complaint(path: PurePosixPath, data: bytes) -> tuple[str, int]:
    kind = path.suffix.casefold()
    if kind not in _KINDS:
        return f"a file `{kind}`, expected one of {' '.join(sorted(_KINDS))}", 0
    return _picture_complaint(data) if kind == ".svg" else ("", 0)


def _picture_complaint(data: bytes) -> tuple[str, int]:
    """What makes an SVG more than a drawing, and the line; empty where nothing does."""
    parser = expat.ParserCreate(namespace_separator=" ")
    open_elements: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        _check_around(open_elements)
        open_elements.append(name)
        space, _, local = name.rpartition(" ")
        foreign = bool(space) and space != _RDF and space.startswith(_W3C)
        if local not in _DRAWING if space in {_SVG, ""} else foreign:
            raise _ActiveError(f"the element `<{local}>`, expected a drawing only")
        for key, value in attributes.items():
            _check_attribute(key, value)

    def end(_: str) -> None:
        open_elements.pop()

    def text(words: str) -> None:
        if open_elements[-1].rpartition(" ")[2] == "style" and _ELSEWHERE.search(words):
            raise _ActiveError("a style that draws from elsewhere, expected a drawing only")

    def forbidden(*_: object) -> None:
        raise _ActiveError("a document type or instruction, expected a drawing only")

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = parser.ProcessingInstructionHandler = forbidden
    try:
        parser.Parse(data, True)  # noqa: FBT003 # the last piece; the parser takes no names
    except _ActiveError as error:
        return str(error), parser.CurrentLineNumber
    except (expat.ExpatError, LookupError, ValueError) as error:  # or an encoding that is not known
        return f"{error}, expected an SVG picture", getattr(error, "lineno", 1)
    return "", 0


def _check_around(open_elements: Sequence[str]) -> None:
    """Raises _ActiveError inside a style: a browser joins what an element there parts."""
    if open_elements and open_elements[-1].rpartition(" ")[2] == "style":
        raise _ActiveError("an element that parts a style, expected a drawing only")


def _check_attribute(key: str, value: str) -> None:
    """Raises _ActiveError where an attribute runs something or leads elsewhere."""
    name = key.rpartition(" ")[2].casefold()
    if name.startswith("on"):
        raise _ActiveError(f"the event handler `{name}`, expected a drawing only")
    if name in {"href", "src", "base"} and not _INSIDE.match(value.strip()):
        raise _ActiveError(f"`{name}` leads elsewhere, expected a part of the picture")
    if _ELSEWHERE.search(value):
        raise _ActiveError(f"`{name}` draws from elsewhere, expected a part of the picture")
