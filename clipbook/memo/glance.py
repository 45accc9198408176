"""Tells at a glance that a build has nothing to do: every path that it would look at is as it was.

A build that walked through all folders and found nothing to do notes their paths. While a folder is
as it was, no name in it comes or goes; so the next build asks for the states of those paths alone,
before it reads its command line. What is so young that it could change unseen is not noted.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Collection, Iterable, Mapping, Sequence

from clipbook.memo.scan import EXACTLY, State, is_racy, surroundings
from clipbook.memo.sealed import remove, seal, unseal

Told = tuple[list[str], int]
"""The lines that a build prints, and its exit status."""

_NAME = "glance.bin"
_KIND = "clipbook-glance/2"
_MARSHAL = 2
"""The version of the format in which equal values are the same bytes, whoever holds them."""


def recall(folder: str, words: Sequence[str]) -> Told | None:
    """What the command `words` would say again; None where it is not known that it would."""
    found = unseal(f"{folder}/{_NAME}", _KIND)
    if found is None:
        return None
    about, said, status, groups, absent = marshal.loads(found[0])  # noqa: S302 # see memo/store.py
    if about != _about(words) or any(map(os.path.lexists, absent)):
        return None
    return (said, status) if all(_digest(paths) == digest for paths, digest in groups) else None


def keep(
    folder: str,
    words: Sequence[str],
    told: Told,
    looked: tuple[Sequence[Mapping[str, State]], Sequence[str]],
    moment: int,
) -> None:
    """Notes in `folder` what a build said, and the states of what it looked at since `moment`.

    These are of all files and folders by their paths, those first that change most often, and there
    is nothing at the paths after them. Where one cannot be told by its state alone, nothing is
    noted.
    """
    groups, absent = looked
    if not all(_is_plain(*one, moment) for states in groups for one in states.items()):
        return
    rows = [(list(states), _digest_of(states.values())) for states in groups]
    body = marshal.dumps((_about(words), *told, rows, list(absent)))
    if not seal(f"{folder}/{_NAME}", _KIND, body):
        forget(folder)


def forget(folder: str) -> None:
    """Takes away what `keep` noted."""
    remove(f"{folder}/{_NAME}")


def _is_plain(path: str, state: State, moment: int) -> bool:
    """Whether a path is a file or a folder, no link, and old enough to be told by its state."""
    return state[0] >= 0 and not path.endswith("/@") and not is_racy(state, moment)


def _digest(paths: Collection[str]) -> str:
    """The digest of the states of what is at `paths`; empty where there is nothing at one."""
    try:
        return _digest_of(map(EXACTLY, map(os.lstat, paths)))
    except OSError:
        return ""


def _digest_of(states: Iterable[State]) -> str:
    return hashlib.sha256(marshal.dumps(list(states), _MARSHAL)).hexdigest()


def _about(words: Sequence[str]) -> str:
    return repr((list(words), os.getcwd(), surroundings()))  # noqa: PTH109 # pathlib is slow
