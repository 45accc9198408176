"""Turns results into bytes and back; their parts stay apart, each told by its digest."""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

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
