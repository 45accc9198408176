"""Launcher: `python build.py` is `clipbook build`.

`python -m build`, in this folder, finds this file in the place of the package of that name.
"""

import sys

from clipbook.cli import run

if __name__ == "__main__" and __spec__ is not None:
    sys.exit("build.py: it hides the package `build` here; to make a wheel, type `pyproject-build`")
if __name__ == "__main__":
    run()
