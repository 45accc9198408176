"""Turns the voices that sources credit into a drawing of who passed on whose words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clipbook.model import Briefing
from clipbook.pages.elements.addresses import shorten
from clipbook.pages.elements.statements import Data, View
from clipbook.pages.elements.wording import sentence

# The drawing's units are pixels of the narrowest screen, so that its words stay readable there.
_ROW: Final = 28
_WIDTH: Final = 350
_LEFT: Final = 142
_RIGHT: Final = 208
_LETTERS: Final = 18
_MOST: Final = 12


def chain(view: View) -> Data | None:
    """Who is credited, left, and the sources that credit them, right; None where nobody is."""
    credited = _credited(view.briefing)
    if not credited:
        return None
    names = list(credited)
    articles = [a for a in view.event.articles if any(a.id in ids for ids in credited.values())]
    height = _ROW * max(len(names), len(articles))
    left = {name: _middle(n, len(names), height) for n, name in enumerate(names)}
    right = {a.id: _middle(n, len(articles), height) for n, a in enumerate(articles)}
    labels = {article.id: view.addresses.label(view.event, article) for article in articles}
    return {
        "width": _WIDTH,
        "height": height,
        "left": [{"text": shorten(n, _LETTERS), "x": _LEFT - 6, "y": y} for n, y in left.items()],
        "right": [
            {"text": shorten(labels[key], _LETTERS), "x": _RIGHT + 6, "y": y}
            for key, y in right.items()
        ],
        "lines": [
            {"x1": _LEFT, "y1": left[name], "x2": _RIGHT, "y2": right[key]}
            for name, ids in credited.items()
            for key in ids
            if key in right
        ],
        "address": f"{view.event.id} origins",
        "words": "; ".join(
            f"{name} is credited by {sentence([labels[key] for key in ids if key in labels])}"
            for name, ids in credited.items()
        ),
    }


def _credited(briefing: Briefing) -> Mapping[str, tuple[str, ...]]:
    """The articles that credit each voice, the most credited ones kept."""
    found: dict[str, dict[str, None]] = {}
    for article in briefing.event.articles:
        if article.origin:
            found.setdefault(article.origin, {})[article.id] = None
    for origin in briefing.origins:
        found.setdefault(origin.name, {}).update(dict.fromkeys(origin.articles))
    most = sorted(found, key=lambda name: (-len(found[name]), name))[:_MOST]
    places = {article.id: n for n, article in enumerate(briefing.event.articles)}
    # In the order of the sources they lead to, so that few lines cross.
    ordered = sorted(most, key=lambda name: sorted(places.get(key, 0) for key in found[name]))
    return {name: tuple(found[name]) for name in ordered if found[name]}


def _middle(number: int, of: int, height: int) -> int:
    return round(height * (2 * number + 1) / (2 * of))
