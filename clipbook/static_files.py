"""Turns the person's static files into those that are safe to publish, and notes on the others.

A file that a browser runs as a page of its own would run beside ours, without our pages' policy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final
from xml.parsers import expat

from clipbook.notes import Note, Place, Severity

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


class _ActiveError(Exception):
    """What makes a picture more than a picture."""


def safe_static(
    static: Mapping[PurePosixPath, bytes],
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
        place = Place(f"static/{path}", line)
        notes.append(
            Note(severity=Severity.ERROR, code="active-file", message=complaint, place=place)
        )
    return safe, tuple(notes)


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
