"""Turns results into bytes and back; their parts stay apart, each told by its digest."""

from __future__ import annotations

import copyreg
import io
import marshal
import pickle
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from clipbook.chapters import Chapter
from clipbook.steps import Part


def pack(value: object) -> tuple[bytes, Mapping[bytes, bytes]]:
    """`value` as bytes, and its parts as bytes by their digests, which are all it holds of them."""
    parts: dict[bytes, bytes] = {}

    def apart(part: Part[object]) -> tuple[Any, ...]:
        parts[part.digest] = part.packed()
        return _elsewhere, (part.digest,)

    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, protocol=5)
    pickler.dispatch_table = {**copyreg.dispatch_table, Part: apart}
    pickler.dump(value)
    return packed.getvalue(), parts


def unpack(data: bytes, part: Callable[[bytes], Part[Any]]) -> Any:  # noqa: ANN401 # the caller knows what it packed
    """The value of `pack`; `part` gives the part of a digest. Only for bytes that a Store gave."""
    return _Unpickler(data, part).load()


def pack_chapter(chapter: Chapter, kept: Mapping[str, str]) -> tuple[bytes, Mapping[bytes, bytes]]:
    """The same of a chapter with the digests of its files in their place.

    A build reads those of all events back, and plain values are read in a fifth of the time.
    """
    notes = (chapter.given, chapter.notes)
    listed = {kind: part.digest for kind, part in chapter.listed.items()}
    row = (
        dict(kept),
        pickle.dumps(notes, protocol=5) if any(notes) else b"",
        chapter.targets,
        chapter.links.digest,
        chapter.anchors.digest,
        listed,
    )
    parts = (chapter.links, chapter.anchors, *chapter.listed.values())
    return marshal.dumps(row), {part.digest: part.packed() for part in parts}


def unpack_chapter(data: bytes, part: Callable[[bytes], Part[Any]]) -> Chapter:
    """The chapter of `pack_chapter`; as `unpack`."""
    kept, noted, targets, links, anchors, listed = marshal.loads(data)  # noqa: S302 # see memo/store.py
    given, notes = pickle.loads(noted) if noted else ((), ())  # noqa: S301 # the same
    return Chapter(
        files={},
        kept=kept,
        given=given,
        notes=notes,
        targets=targets,
        links=part(links),
        anchors=part(anchors),
        listed={kind: part(digest) for kind, digest in listed.items()},
    )


def _elsewhere(digest: bytes) -> NoReturn:
    """Stands for a part in the bytes of what it is a part of; see `_Unpickler`."""
    raise LookupError(digest.hex())


class _Unpickler(pickle.Unpickler):
    """Reads what `pack` wrote, with parts where they stood."""

    def __init__(self, data: bytes, part: Callable[[bytes], Part[Any]]) -> None:
        super().__init__(io.BytesIO(data))
        self._part = part

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 # as pickle has it
        """What is called to make a value."""
        found = super().find_class(module, name)
        return self._part if found is _elsewhere else found
