"""Launcher: `python build.py` is `clipbook build`."""

from clipbook.cli import run

if __name__ == "__main__":
    run()
