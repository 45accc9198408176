"""clipbook turns a folder of news clippings into a static site of briefings.

What a script or notebook uses is here: `import clipbook`, then `clipbook.read` and the other names
of `__all__`, which are documented in `api`. They are loaded when the first is asked for: the
command line needs few of them, and to load all takes longer than many a command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clipbook.api import *

__version__ = "0.2.0"

__all__ = [
    "Article",
    "Briefing",
    "ClipbookError",
    "Clipping",
    "Difference",
    "Event",
    "Excerpt",
    "Fact",
    "Note",
    "Output",
    "Project",
    "Result",
    "Span",
    "Speaker",
    "Statement",
    "TimelineEntry",
    "Utterance",
    "brief",
    "build",
    "find_clippings",
    "import_clippings",
    "read",
]


def __getattr__(name: str) -> object:
    """A public name; from then on all are here, and `build` is the function, not its module."""
    if name not in __all__:
        raise AttributeError(f"module `clipbook` has no `{name}`")
    from clipbook import api

    globals().update({public: getattr(api, public) for public in __all__})
    return globals()[name]
