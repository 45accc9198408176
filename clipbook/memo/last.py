"""Remembers what the last build looked at and said, to tell whether the next would do the same.

The file is JSON behind a line that holds its digest: one that is damaged, half-written or of
another version is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping

from clipbook.memo import glance
from clipbook.memo.scan import State, digest_of_file, digest_of_states

Folders = list[tuple[str, str, Mapping[str, State]]]
"""Folders that were looked at: a name, the path, and the states of what is in it."""

_NAME = "last.json"
_FORMAT = "clipbook-last/2"


class Last:
    """What was seen and said: `key` is the command, `said` the lines printed, `status` its end.

    `seen` are the digests of the states of each folder. `racy` names the files that could change
    and keep their state, each with the digest of the bytes that the build used.
    """

    __slots__ = ("key", "racy", "said", "seen", "status")

    def __init__(
        self,
        *,
        key: str,
        seen: Mapping[str, str],
        racy: Mapping[str, str],
        said: list[str],
        status: int,
    ) -> None:
        self.key = key
        self.seen = seen
        self.racy = racy
        self.said = said
        self.status = status


def recall(folder: str) -> Last | None:
    """What `keep` kept in `folder`; None where there is nothing sound."""
    try:
        with open(f"{folder}/{_NAME}", "rb") as file:  # noqa: PTH123 # pathlib is slow to import
            head, _, body = file.read().partition(b"\n")
    except OSError:
        return None
    if head.decode("ascii", "replace") != _head(body):
        return None
    fields = json.loads(body)
    return Last(**fields)


def keep(folder: str, last: Last) -> None:
    """Writes `last` into `folder`, whole or not at all; where that fails nothing is kept."""
    fields = {name: getattr(last, name) for name in Last.__slots__}
    body = json.dumps(fields).encode()
    part = f"{folder}/{_NAME}.{os.getpid()}"
    try:
        with open(part, "wb") as file:  # noqa: PTH123 # pathlib is slow to import
            file.write(_head(body).encode() + b"\n" + body)
        os.replace(part, f"{folder}/{_NAME}")  # noqa: PTH105 # the same
    except OSError:
        forget(folder)


def forget(folder: str) -> None:
    """Takes away what `keep` kept, and what was noted of it."""
    glance.forget(folder)
    try:
        os.remove(f"{folder}/{_NAME}")  # noqa: PTH107 # pathlib is slow to import
    except OSError:
        return


def seen(folders: Folders) -> dict[str, str]:
    """The digest of what was looked at in each folder."""
    return {name: digest_of_states(name, states) for name, _, states in folders}


def racy_files(
    folders: Folders, is_young: Callable[[State], bool], used: Callable[[str, str], str]
) -> dict[str, str]:
    """The files that could change and keep their state, with the digests of what was used.

    `used` gives the digest of the bytes that the build used of a file, by the folder and the path
    in it; an empty one makes sure that the next build looks again.
    """
    return {
        f"{root}/{path}": used(root, path)
        for _, root, states in folders
        for path, state in states.items()
        if is_young(state)
    }


def is_as_seen(last: Last, key: str, folders: Folders) -> bool:
    """Whether the command `key` would see these folders as `last` saw them."""
    return last.key == key and all(
        last.seen.get(name) == digest_of_states(name, states) for name, _, states in folders
    )


def is_as_used(last: Last) -> bool:
    """Whether the files that could change and keep their state hold what `last` used."""
    return all(digest and digest_of_file(path) == digest for path, digest in last.racy.items())


def _head(body: bytes) -> str:
    return f"{_FORMAT} {hashlib.sha256(body).hexdigest()}"
