"""The command line: arguments, notes, exit status."""

from clipbook.cli.main import main

__all__ = ["main"]
