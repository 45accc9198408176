"""The command line: arguments, notes, exit status."""

from clipbook.cli.main import main, run

__all__ = ["main", "run"]
