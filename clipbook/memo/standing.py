"""Remembers the files of folders with their digests, to tell which of them are as they were."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Collection

from clipbook.memo.scan import Look, State, digest_of_file
from clipbook.memo.sealed import remove, seal, unseal

Digests = dict[str, dict[str, str]]
"""The digests of files by their paths, those of each folder by its path."""

Beside = tuple[dict[str, State], list[str]]
"""The states of the folders of another folder by their paths, and the files that it lacks.

All other files are in both, under two names.
"""

_KIND = "clipbook-standing/3"
_DIGITS = 8


class Standing:
    """What is known of the files below a folder, which were seen as `lasting` gives them.

    `young` are those that could have changed unseen since. `beside` is a folder that is kept beside
    it, if it is known. A `mark` tells what was kept once from others.
    """

    __slots__ = ("beside", "digests", "look", "mark", "young")

    def __init__(
        self,
        *,
        look: Look | None = None,
        digests: Digests | None = None,
        young: Collection[str] = (),
        beside: Beside | None = None,
        mark: str = "",
    ) -> None:
        self.look = look or {}
        self.digests = digests or {}
        self.young = young
        self.beside = beside
        self.mark = mark

    def of(self, look: Look, root: str) -> Digests:
        """The digests of those files that are as they were, given what is below `root` now.

        One that was young is read.
        """
        changed = {
            path for path in self.young if digest_of_file(f"{root}/{path}") != self._digest(path)
        }
        doubtful = {folder_of(path) for path in changed}
        return {
            folder: known
            if listing is before and folder not in doubtful
            else {
                path: digest
                for path, digest in known.items()
                if listing[1].get(path) == before[1].get(path) and path not in changed
            }
            for folder, listing in look.items()
            if (known := self.digests.get(folder)) and (before := self.look.get(folder))
        }

    def _digest(self, path: str) -> str | None:
        return self.digests.get(folder_of(path), {}).get(path)


def recall(kept: str, kind: str, root: str) -> Standing:
    """What `keep` kept last of the folder `root`."""
    found = unseal(_path(kept, kind, root), _KIND)
    if found is None:
        return Standing()
    body, mark = found
    look, digests, young, beside = marshal.loads(body)  # noqa: S302 # sealed by ourselves, see memo/store.py
    return Standing(look=look, digests=digests, young=young, beside=beside, mark=mark)


def keep(kept: str, kind: str, root: str, known: Standing) -> str:
    """Keeps what is known of the folder `root`; a mark of it, empty where the disk refused."""
    path = _path(kept, kind, root)
    body = marshal.dumps((known.look, known.digests, list(known.young), known.beside))
    mark = seal(path, _KIND, body)
    if not mark:
        remove(path)
    return mark


def folder_of(path: str) -> str:
    """The path of the folder that a file lies in; it ends with `/`, or is empty."""
    return path[: path.rfind("/") + 1]


def name_of(root: str | os.PathLike[str]) -> str:
    """A name for what is kept of the folder `root`, whatever it is called by."""
    return hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:_DIGITS]


def _path(kept: str, kind: str, root: str) -> str:
    return f"{kept}/{kind}-{name_of(root)}.bin"
