"""Keeps bytes in a file behind a line that holds their digest, so that damaged ones are not read.

A file that is cut off, half-written or of another kind is as good as none.
"""

from __future__ import annotations

import hashlib
import os


def seal(path: str, kind: str, body: bytes) -> str:
    """Writes a file of a `kind`, whole or not at all; its digest, empty where the disk refused."""
    part = f"{path}.{os.getpid()}"
    digest = hashlib.sha256(body).hexdigest()
    try:
        with open(part, "wb") as file:  # noqa: PTH123 # pathlib is slow to import
            file.writelines((f"{kind} {digest}\n".encode(), body))
        os.replace(part, path)  # noqa: PTH105 # the same
    except OSError:
        return ""
    return digest


def unseal(path: str, kind: str) -> tuple[bytes, str] | None:
    """What `seal` wrote, and its digest; None where there is nothing sound of that kind."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 # pathlib is slow to import
            head, body = file.readline(), file.read()
    except OSError:
        return None
    digest = hashlib.sha256(body).hexdigest()
    return (body, digest) if head == f"{kind} {digest}\n".encode() else None


def remove(path: str) -> None:
    """Takes a file away, if it is there."""
    try:
        os.remove(path)  # noqa: PTH107 # pathlib is slow to import
    except OSError:
        return
