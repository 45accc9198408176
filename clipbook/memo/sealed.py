"""Keeps bytes in a file behind a line that holds their digest, so that damaged ones are not read.

A file that is cut off, half-written or of another kind is as good as none.
"""

from __future__ import annotations

import hashlib
import os


def seal(path: str, kind: str, body: bytes) -> bool:
    """Writes a file of a `kind`, whole or not at all; whether the disk let it."""
    part = f"{path}.{os.getpid()}"
    try:
        with open(part, "wb") as file:  # noqa: PTH123 # pathlib is slow to import
            file.writelines((_head(kind, body), b"\n", body))
        os.replace(part, path)  # noqa: PTH105 # the same
    except OSError:
        return False
    return True


def unseal(path: str, kind: str) -> bytes | None:
    """What `seal` wrote; None where there is nothing sound of that kind."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 # pathlib is slow to import
            head, _, body = file.read().partition(b"\n")
    except OSError:
        return None
    return body if head == _head(kind, body) else None


def remove(path: str) -> None:
    """Takes a file away, if it is there."""
    try:
        os.remove(path)  # noqa: PTH107 # pathlib is slow to import
    except OSError:
        return


def _head(kind: str, body: bytes) -> bytes:
    return f"{kind} {hashlib.sha256(body).hexdigest()}".encode()
