"""Turns the articles of a `briefing.json` into references for programs that manage them.

CSL-JSON is the input format of CSL processors (https://docs.citationstyles.org, schema csl-data);
BibTeX entries are of the kind `misc`, which every style knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Record = Mapping[str, Any]
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# What TeX takes for an order: "&", "{", "\".
_ORDER: Final = re.compile(r"[\\{}&%$#_~^]")
_NAMED: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
# A name that BibTeX would part otherwise than its person: "Town of Pell, Press Office".
_WHOLE_NAME: Final = re.compile(r",|\band\b")
# What no key of an entry may hold.
_NO_KEY: Final = re.compile(r"[^A-Za-z0-9:-]+")


def csl(articles: Iterable[Record]) -> str:
    """The articles as CSL-JSON; a key is left out where nothing is known."""
    return json.dumps([_csl(each) for each in articles], ensure_ascii=False, indent=1) + "\n"


def bibtex(articles: Iterable[Record]) -> str:
    """The articles as BibTeX in UTF-8; a field is left out where nothing is known."""
    return "\n".join(map(_bibtex, articles))


def _csl(article: Record) -> Record:
    record = {
        "id": article["id"],
        "type": "article-newspaper",
        "title": article["title"],
        "container-title": article["outlet"],
        "author": [{"literal": name} for name in article["authors"]],
        "issued": {"date-parts": _days(article["published"])},
        "URL": article["url"],
        "language": article["language"],
    }
    return {key: value for key, value in record.items() if value and value != {"date-parts": []}}


def _days(published: Record | None) -> Sequence[Sequence[int]]:
    """The first and the last day, one where they are the same, each as year, month, day."""
    days = dict.fromkeys((published["earliest"], published["latest"])) if published else {}
    return [[int(part) for part in day.split("-")] for day in days]


def _bibtex(article: Record) -> str:
    days = _days(article["published"])
    years, months = ({day[place] for day in days} for place in (0, 1))
    fields = {
        "title": _braced(article["title"]),
        "author": " and ".join(map(_author, article["authors"])),
        "howpublished": _escaped(article["outlet"]),
        "year": str(days[0][0]) if len(years) == 1 else "",
        "day": str(days[0][2]) if len(days) == 1 else "",
        "url": article["url"].replace("{", "%7B").replace("}", "%7D"),
        "language": _escaped(article["language"]),
    }
    rows = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if len(years) == len(months) == 1:
        rows.append(f"  month = {_MONTHS[days[0][1] - 1]},\n")
    return f"@misc{{{_NO_KEY.sub('-', article['id'])},\n{''.join(rows)}}}\n"


def _braced(text: str) -> str:
    """Braces keep the letters of a title as they are."""
    return f"{{{_escaped(text)}}}" if text else ""


def _author(name: str) -> str:
    return f"{{{_escaped(name)}}}" if _WHOLE_NAME.search(name) else _escaped(name)


def _escaped(text: str) -> str:
    return _ORDER.sub(lambda m: _NAMED.get(m[0], f"\\{m[0]}"), text)
