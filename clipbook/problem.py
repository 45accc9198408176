"""What stops a command, kept apart so that a build with nothing to do imports nothing else."""

from __future__ import annotations


class ClipbookError(Exception):
    """A command that cannot be carried out; its text is one line for the person, exit status 2."""
