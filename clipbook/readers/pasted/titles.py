"""Turns the blocks before an article into its title, and finds where the title stands again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from clipbook.readers.pasted.blocks import Block
from clipbook.readers.pasted.features import Shape
from clipbook.text.tokens import content_words

_WINDOW: Final = 60
"""A title stands at most this many blocks before the text."""
_ALIKE: Final = 0.5
"""Two headlines that share this much of their words are one story's."""
# A site's name behind a headline: " | The Example", " - Example News".
_SITE: Final = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


def find_title(
    blocks: Sequence[Block], shapes: Sequence[Shape], start: int, barred: Sequence[str]
) -> int:
    """The index of the block that is the title of an article whose text starts at block `start`; -1 for none."""
    core = Counter(
        word for shape in shapes[start : start + 40] if shape.prose for word in shape.vocabulary
    )
    seen = Counter(block.text.casefold() for block in blocks)
    best, winner = 0.0, -1
    for i in range(max(0, start - _WINDOW), min(start + 1, len(blocks))):
        shape = shapes[i]
        if (
            barred[i]
            or not 2 <= shape.words <= 40
            or (i == start and shape.ended and shape.size > 60)
        ):  # noqa: PLR2004
            continue
        known = sum(word in core for word in shape.vocabulary) / (len(shape.vocabulary) or 1)
        score = 3 * known - 0.06 * (start - i) + (0.8 if seen[blocks[i].text.casefold()] > 1 else 0)
        score += (
            (0.9 if i == 0 else 0)
            + min(shape.words, 9) / 6
            - (1.5 if blocks[i].text.endswith((".", ":")) else 0)
        )
        score -= (1 if shape.words > 25 else 0) + (1.2 if blocks[i].bullet else 0)  # noqa: PLR2004
        if score > best:
            best, winner = score, i
    return winner if best > 1.0 else -1


def is_same(text: str, title: str) -> bool:
    """Whether a line repeats the title, but for case, punctuation or a site's name behind it."""
    wanted = _folded(title)
    return bool(wanted) and wanted in {_folded(text), _folded(_SITE.sub("", text))}


def is_variant(text: str, title: str) -> bool:
    """Whether a line that is no sentence says what the title says in other words: a second headline."""
    one, two = set(content_words(text)), set(content_words(title))
    return len(one) > 3 and len(one & two) >= _ALIKE * len(one | two)  # noqa: PLR2004


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
