"""Paths as texts: a build with nothing to do has no time to load pathlib."""

from __future__ import annotations


def folder_of(path: str) -> str:
    """The path of the folder that a file lies in; it ends with `/`, or is empty."""
    return path[: path.rfind("/") + 1]
