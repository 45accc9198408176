"""Turns a gettext catalogue and the data of its locale into what pages say in that language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import babel
from babel.core import get_global
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from clipbook.model import Period


class CldrLocale:
    """How a language writes days and lists, by the data of CLDR."""

    def __init__(self, locale: babel.Locale) -> None:
        self._locale = locale

    def day(self, skeleton: str, period: Period) -> str:
        """The first day of a period, or as much of it as the skeleton names."""
        if skeleton == "yMMMMd":  # the format of whole days that every locale has
            return format_date(period.earliest, "long", self._locale)
        return format_skeleton(skeleton, period.earliest, locale=self._locale)

    def days(self, skeleton: str, period: Period) -> str:
        """A period from its first day to its last."""
        return format_interval(period.earliest, period.latest, skeleton, locale=self._locale)

    def row(self, parts: Sequence[str]) -> str:
        """Words in a row, as the locale parts them."""
        return format_list(parts, locale=self._locale)

    def number(self, number: int) -> str:
        """The number in digits: in words it would have to agree with its noun."""
        return str(number)


def read_translation(
    tag: str, catalogues: Mapping[str, Path]
) -> tuple[GNUTranslations, CldrLocale] | None:
    """The messages of the catalogue for a tag, and its locale; None where there is none."""
    try:
        locale = babel.Locale.parse(tag, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return None
    path = next((catalogues[name] for name in _names(locale) if name in catalogues), None)
    if path is None:
        return None
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled), CldrLocale(locale)


def _names(locale: babel.Locale) -> tuple[str, ...]:
    """The catalogues that would do, the nearest first; of two scripts only its own."""
    language = locale.language
    likely = get_global("likely_subtags").get(language, language)
    script = locale.script or babel.Locale.parse(str(likely)).script
    return str(locale), f"{language}_{script}", language
