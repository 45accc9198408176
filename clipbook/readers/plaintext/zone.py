"""Where an article stands in its clipping."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

_BEFORE: Final = 10
"""What is said of an article stands at most this many blocks before its title."""
_BELOW: Final = 14
"""Or this many below it, where the text begins later."""
_INTO: Final = 2
"""Or this many below the first block of the text."""
_AFTER: Final = 6
"""Or this many below its last."""


class Zone(Struct, frozen=True):
    """The indices of an article's title (-1: none), of its first and of its last block of text."""

    title: int
    first: int
    last: int

    def around(self, count: int) -> list[int]:
        """The indices of the blocks that may say something of the article, head first."""
        top = self.title if self.title >= 0 else self.first
        head = range(
            max(0, top - _BEFORE),
            min(count, min(max(self.first, top), top + _BELOW * 3) + _INTO + 1),
        )
        foot = range(self.last + 1, min(count, self.last + 1 + _AFTER))
        return [*head, *(i for i in foot if i not in head)]
