"""Builds a gallery: the given seeds and three stories of our own: `python -m tests.gallery [DIR]`.

The project is a folder of its own (`gallery` unless said), with its site in `site/`.
"""

import os
import shutil
import sys
from pathlib import Path

from clipbook.cli import main

ROOT = Path(__file__).parent.parent
STORIES = ("ferry", "court", "landslide")


def build(folder):
    """The exit status of building the gallery in a folder."""
    seeds = folder / "seeds"
    for name, place in {
        "seeds": ROOT / "seeds",
        **{story: ROOT / "tests" / "examples" / story / "seeds" for story in STORIES},
    }.items():
        shutil.copytree(place, seeds / name, dirs_exist_ok=True)
    os.chdir(folder)
    return main(["build"])


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1] if sys.argv[1:] else "gallery")))
