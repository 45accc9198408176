"""Turns results into bytes and back; their parts stay apart, each told by its digest.

Of each event a few results are read back in every build, so these are plain values field by field,
which are read in a fifth of the time; the parts in them are made where they are asked for.
"""

from __future__ import annotations

import copyreg
import io
import marshal
import pickle
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NoReturn

from clipbook.chapters import Chapter, Outlined
from clipbook.content import Filed
from clipbook.workers import Part

Finder = Callable[[bytes], Part[Any]]
"""Gives the part of a digest."""

_PLAIN: Final[tuple[type[Any], ...]] = (Filed, Outlined, Chapter)
# How a field is written: as it is, as the digest of a part or of several by name, or pickled.
_AS_IS, _ONE, _SEVERAL, _PICKLED = range(4)


def pack(value: Any) -> tuple[bytes, Mapping[bytes, bytes]]:  # noqa: ANN401 # any value
    """`value` as bytes, and its parts as bytes by their digests, which are all it holds of them."""
    parts: dict[bytes, bytes] = {}
    if type(value) not in _PLAIN:
        return b"\0" + _pickled(value, parts), parts
    number = _PLAIN.index(type(value))
    row = [_field(each, parts) for each in value]
    others = [(index, how) for index, (how, _) in enumerate(row) if how != _AS_IS]
    return bytes([number + 1]) + marshal.dumps(([each for _, each in row], others)), parts


def unpack(data: bytes, part: Finder) -> Any:  # noqa: ANN401 # the caller knows what it packed
    """The value of `pack`; `part` gives the part of a digest. Only for bytes that a Store gave."""
    number, body = data[0], memoryview(data)[1:]
    if not number:
        return _Unpickler(body, part).load()
    row, others = marshal.loads(body)  # noqa: S302 # see memo/store.py
    for index, how in others:
        row[index] = _READ[how](row[index], part)
    return _PLAIN[number - 1]._make(row)


def parts_in(data: bytes) -> set[bytes]:
    """The digests of the parts of what was packed."""
    found: set[bytes] = set()

    def note(digest: bytes) -> Part[Any]:
        found.add(digest)
        return Part(digest, _elsewhere)

    value = unpack(data, note)
    for several in value if data[0] else ():
        if isinstance(several, _Parts):
            found.update(part.digest for part in several.values())
    return found


class _Parts(Mapping[str, Part[Any]]):
    """Parts by name, each made when it is asked for."""

    __slots__ = ("_digests", "_part")

    def __init__(self, digests: Mapping[str, bytes], part: Finder) -> None:
        self._digests = digests
        self._part = part

    def __getitem__(self, name: str) -> Part[Any]:
        return self._part(self._digests[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (list(self.items()),)


def _field(value: Any, parts: dict[bytes, bytes]) -> tuple[int, Any]:  # noqa: ANN401 # any field
    """How a field is written, and that; its parts are added to `parts`."""
    if isinstance(value, Part):
        parts[value.digest] = value.packed()
        return _ONE, value.digest
    if isinstance(value, Mapping) and any(isinstance(each, Part) for each in value.values()):
        parts.update({part.digest: part.packed() for part in value.values()})
        return _SEVERAL, {name: part.digest for name, part in value.items()}
    try:
        marshal.dumps(value)
    except ValueError:
        return _PICKLED, _pickled(value, parts)
    return _AS_IS, value


_READ: Final[Mapping[int, Callable[[Any, Finder], object]]] = {
    _ONE: lambda digest, part: part(digest),
    _SEVERAL: _Parts,
    _PICKLED: lambda data, part: _Unpickler(data, part).load(),
}


def _pickled(value: object, parts: dict[bytes, bytes]) -> bytes:
    """`value` pickled; its parts are added to `parts`."""

    def apart(part: Part[object]) -> tuple[Any, ...]:
        parts[part.digest] = part.packed()
        return _elsewhere, (part.digest,)

    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, protocol=5)
    pickler.dispatch_table = {**copyreg.dispatch_table, Part: apart}
    pickler.dump(value)
    return packed.getvalue()


def _elsewhere(digest: bytes) -> NoReturn:
    """Stands for a part in the bytes of what it is a part of; see `_Unpickler`."""
    raise LookupError(digest.hex())


class _Unpickler(pickle.Unpickler):
    """Reads what `pack` pickled, with parts where they stood."""

    def __init__(self, data: bytes | memoryview, part: Finder) -> None:
        super().__init__(io.BytesIO(data))
        self._part = part

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 # as pickle has it
        """What is called to make a value."""
        found = super().find_class(module, name)
        return self._part if found is _elsewhere else found
