"""Launcher: `python build.py` is `clipbook build`."""

import sys

from clipbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
