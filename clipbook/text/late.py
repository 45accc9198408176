"""Turns the source of a pattern into the pattern, at the first text that needs it."""

from __future__ import annotations

import re
from functools import cached_property


class Late:
    """A regular expression that many a build has no text for, and that takes long to compile."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; from the second time on, this is the price of an attribute."""
        return re.compile(self._source, self._flags)
