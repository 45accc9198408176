"""Remembers what the last build looked at and said, to tell whether the next would do the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from clipbook.memo import glance
from clipbook.memo.scan import (
    Look,
    digest_of_file,
    digest_of_states,
    files_of,
    is_alike,
    racy_among,
)
from clipbook.memo.sealed import remove, seal, unseal
from clipbook.memo.standing import Standing

Looked = list[tuple[str, str, Look]]
"""Folders that were looked at: a name, the path, and what is in it."""

_NAME = "last.json"
_KIND = "clipbook-last/3"


class Last:
    """What was seen and said: `key` is the command, `said` the lines printed, `status` its end.

    `seen` tells the states of each folder from others. `racy` names the files that could change
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
    found = unseal(f"{folder}/{_NAME}", _KIND)
    return Last(**json.loads(found[0])) if found else None


def keep(folder: str, last: Last) -> None:
    """Writes `last` into `folder`, whole or not at all; where that fails nothing is kept."""
    fields = {name: getattr(last, name) for name in Last.__slots__}
    body = json.dumps(fields).encode()
    if not seal(f"{folder}/{_NAME}", _KIND, body):
        forget(folder)


def forget(folder: str) -> None:
    """Takes away what `keep` kept, and what was noted of it."""
    glance.forget(folder)
    remove(f"{folder}/{_NAME}")


def seen(looked: Looked, known: Mapping[str, Standing]) -> dict[str, str]:
    """What tells each folder that was looked at from others.

    Of those that are `known` it is the mark of that, empty where they are not as is known of them;
    of all others a digest of the states.
    """
    return {
        name: (known[name].mark if is_alike(look, known[name].look) else "")
        if name in known
        else digest_of_states(name, files_of(look))
        for name, _, look in looked
    }


def racy_files(looked: Looked, moment: int, used: Callable[[str, str], str]) -> dict[str, str]:
    """The files that could change after `moment` and keep their state, with what was used of them.

    `used` gives the digest of the bytes that the build used of a file, by the folder and the path
    in it; an empty one makes sure that the next build looks again.
    """
    return {
        f"{root}/{path}": used(root, path)
        for _, root, look in looked
        for path in racy_among(files_of(look), moment)
    }


def is_as_seen(last: Last, key: str, seen: Mapping[str, str]) -> bool:
    """Whether the command `key` would see folders of these digests as `last` saw them."""
    return last.key == key and seen.items() <= last.seen.items()


def is_as_used(last: Last) -> bool:
    """Whether the files that could change and keep their state hold what `last` used."""
    return all(digest and digest_of_file(path) == digest for path, digest in last.racy.items())
