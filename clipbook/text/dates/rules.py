"""Turns one wording of a time into an expression: the table of wordings, most specific first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from clipbook.text.dates.vocabulary import (
    COUNT,
    DAY,
    DAY_FROM,
    EDGE,
    FEASTS,
    MONTH,
    MONTHS,
    OF_YEAR,
    ORDINAL_DAY,
    PART,
    SEASONS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Shape,
    Unit,
    number,
    ordinal,
    year,
)

Fields = dict[str, Any]
"""What a wording says, as arguments of `Expression`; empty where it is none after all."""
Groups = dict[str, str]
"""The named groups of a wording, in lower case, '' where they took no part."""


class DateRule(Struct, frozen=True):
    """A wording: its pattern over text in lower case, and the reading of its groups.

    `starts` are the letters that it may start with, and 0 where it may with any figure.
    """

    name: str
    starts: str
    pattern: str
    read: Callable[[Groups], Fields]


_SIDES: Final = {
    "last": -1,
    "this past": -1,
    "past": -1,
    "the past": -1,
    "the last": -1,
    "previous": -1,
    "the previous": -1,
    "this": 0,
    "this coming": 1,
    "the coming": 1,
    "next": 1,
    "the next": 1,
    "the current": 0,
    "current": 0,
    "the latest": -1,
}


def _year_fields(groups: Groups) -> Fields:
    if groups.get("year"):
        return {"year": year(groups["year"])}
    if groups.get("yearside"):
        return {"years": _SIDES[groups["yearside"]]}
    return {}


def _day_of_month(groups: Groups) -> Fields:
    fields: Fields = {
        "shape": Shape.DAY,
        "month": MONTHS[groups["month"].rstrip(".")],
        "day": ordinal(groups["day"]),
        "last_day": ordinal(groups["last"]) if groups["last"] else 0,
    }
    if groups.get("weekday"):
        fields["weekday"] = WEEKDAYS[groups["weekday"].rstrip(".")]
    fields["count"] = _SIDES.get(groups.get("side", ""), 0)
    return fields | _year_fields(groups)


def _month(groups: Groups) -> Fields:
    fields: Fields = {"shape": Shape.MONTH, "month": MONTHS[groups["month"].rstrip(".")]}
    fields["count"] = _SIDES.get(groups["side"], 0)
    if groups["side"] == "this":
        fields["years"] = 0
    if groups["lastmonth"]:
        fields["last_month"] = MONTHS[groups["lastmonth"].rstrip(".")]
    return fields | _year_fields(groups)


def _offset_fields(groups: Groups) -> Fields:
    return {"offset": {"before": -1, "after": 1, "": 0}[groups["offset"]]}


def _weekday(groups: Groups) -> Fields:
    fields: Fields = {
        "shape": Shape.WEEKDAY,
        "weekday": WEEKDAYS[groups["weekday"].rstrip(".")],
        "count": _SIDES.get(groups["side"], 0),
    }
    if groups["weekside"] or groups["weekbefore"]:
        fields["unit"] = Unit.WEEK
        fields["count"] = _SIDES[groups["weekside"] or groups["weekbefore"]]
    return fields | _offset_fields(groups)


def _numeric(groups: Groups) -> Fields:
    first, second = int(groups["first"]), int(groups["second"])
    is_day_first = groups["mark"] == "."  # with full stops the day stands first everywhere
    if first > 12 >= second or first == second or is_day_first:  # noqa: PLR2004 - no month
        return {"shape": Shape.DAY, "year": int(groups["year"]), "month": second, "day": first}
    if second > 12 >= first:  # noqa: PLR2004 - no month
        return {"shape": Shape.DAY, "year": int(groups["year"]), "month": first, "day": second}
    return {"shape": Shape.OPEN}


def _iso_day(groups: Groups) -> Fields:
    return {
        "shape": Shape.DAY,
        "year": int(groups["year"]),
        "month": int(groups["month"]),
        "day": int(groups["day"]),
    }


_DEICTIC: Final = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


def _today(groups: Groups) -> Fields:
    return {"shape": Shape.SHIFT, "count": _DEICTIC.get(groups["word"].removeprefix("the "), 0)}


def _ago(groups: Groups) -> Fields:
    back = groups["side"] in {"ago", "earlier", "before", "previously", "back"}
    shape = Shape.SHIFT if groups["side"] in {"ago", "back", "from now"} else Shape.CHAIN
    count = number(groups["count"]) * (-1 if back else 1)
    return {"shape": shape, "unit": Unit(groups["unit"]), "count": count, "is_aside": True}


def _this_unit(groups: Groups) -> Fields:
    return {"shape": Shape.SHIFT, "unit": Unit(groups["unit"]), "count": _SIDES[groups["side"]]}


def _this_year(groups: Groups) -> Fields:
    del groups
    return {"shape": Shape.SHIFT, "unit": Unit.YEAR}


def _last_year(groups: Groups) -> Fields:
    del groups
    return {"shape": Shape.SHIFT, "unit": Unit.YEAR, "count": -1, "is_aside": True}


_CHAINS: Final = {"following": 1, "next": 1, "after": 1, "later": 1, "same": 0, "that": 0}


def _that_unit(groups: Groups) -> Fields:
    unit = (
        "day" if groups["unit"] in {"morning", "night", "evening", "afternoon"} else groups["unit"]
    )
    count = _CHAINS.get(groups["side"].removeprefix("the ").split()[0], -1)
    return {"shape": Shape.CHAIN, "unit": Unit(unit), "count": count}


def _day_before(groups: Groups) -> Fields:
    return {"shape": Shape.CHAIN, "unit": Unit.DAY, "count": 1 if groups["side"] == "after" else -1}


def _year(groups: Groups) -> Fields:
    return {"shape": Shape.YEAR, "year": year(groups["year"])}


def _years(groups: Groups) -> Fields:
    first, last = int(groups["year"]), int(groups["last"])
    last += first // 100 * 100 if last < 100 else 0  # noqa: PLR2004 - two figures
    return {"shape": Shape.YEAR, "year": first, "last_year": last} if last > first else {}


def _season(groups: Groups) -> Fields:
    side = _SIDES.get(groups.get("side", ""), 0)
    fields: Fields = {"shape": Shape.SEASON, "month": SEASONS[groups["season"]], "count": side}
    return fields | ({"years": 1} if side > 0 else {}) | _year_fields(groups)


_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _quarter(groups: Groups) -> Fields:
    fields: Fields = {"shape": Shape.QUARTER, "unit": Unit.QUARTER}
    fields["count"] = _QUARTERS.get(groups["quarter"]) or int(groups["quarter"][1:])
    return fields | _year_fields(groups)


def _feast(groups: Groups) -> Fields:
    fields: Fields = {"shape": Shape.HOLIDAY, "name": groups["feast"].replace("’", "'")}
    fields["count"] = _SIDES.get(groups["side"], 0)
    return fields | _offset_fields(groups) | _year_fields(groups)


def _weekend(groups: Groups) -> Fields:
    return {"shape": Shape.WEEKEND, "count": _SIDES.get(groups["side"], 0)}


def _ahead(groups: Groups) -> Fields:
    return {"shape": Shape.SHIFT, "unit": Unit(groups["unit"]), "count": number(groups["count"])}


def _then(groups: Groups) -> Fields:
    del groups
    return {"shape": Shape.CHAIN, "unit": Unit.DAY}


RULES: Final[tuple[DateRule, ...]] = (
    # 2023-09-23
    DateRule("iso", "0", r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _iso_day),
    # 02/10/2023
    DateRule(
        "numeric",
        "0",
        r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)",
        _numeric,
    ),
    # Saturday, Sept. 23, 2023; September 23-24; Oct. 3 last year; last Oct. 3
    DateRule(
        "month_day",
        "adfjlmnostw",
        rf"(?:(?:this )?(?P<weekday>{WEEKDAY}){PART}?,? (?:the )?|(?P<side>last|next) |this )?"
        rf"(?P<month>{MONTH}) (?:the )?"
        rf"(?P<day>{DAY}|{ORDINAL_DAY})"
        rf"(?:(?: ?[-–—] ?| to | through )(?P<last>{DAY})(?! (?:million|billion|percent"
        rf"|per)))?{OF_YEAR}",
        _day_of_month,
    ),
    # Saturday 23 September 2023; the 23rd of September
    DateRule(
        "day_month",
        "0fmstw",
        rf"(?:(?P<weekday>{WEEKDAY}){PART}?,? (?:the )?)?(?P<day>{DAY})(?:(?: ?[-–—] ?| to )"
        rf"(?P<last>{DAY}))?"
        rf" (?:of )?(?P<month>{MONTH}){OF_YEAR}",
        _day_of_month,
    ),
    # early November; last April; November last year; July 2014; June-September 2020
    DateRule(
        "month",
        "abcdefjlmnorstv",
        rf"{EDGE}?(?:(?P<side>last|next|this past|this coming|this) )?(?P<month>{MONTH})"
        rf"(?: ?[-–—] ?(?P<lastmonth>{MONTH}))?{OF_YEAR}",
        _month,
    ),
    # Saturday; the day before last Friday; last Friday night; Tuesday of next week; next week
    # Tuesday
    DateRule(
        "weekday",
        "adeflmnopstw",
        rf"{DAY_FROM}(?:(?:early|late|later|earlier) )?(?:(?P<side>last|next|this past|this "
        rf"coming|this"
        rf"|past) )?"
        rf"(?:(?P<weekbefore>last|this|next) week (?:on )?)?(?P<weekday>{WEEKDAY}){PART}?"
        rf"(?: (?:of )?(?P<weekside>last|this|next) week(?!\w))?",
        _weekday,
    ),
    # today; late yesterday; the day before yesterday; this morning
    DateRule(
        "today",
        "delty",
        rf"(?:(?:early|late|later|earlier) )?(?P<word>(?:the )?day before yesterday|(?:the )?day "
        rf"after tomorrow"
        rf"|today|tonight|last (?:night|evening)|yesterday|tomorrow|this (?:morning|afternoon"
        rf"|evening))(?!\w)(?<!today"
        rf"(?=[’'])){PART}?",
        _today,
    ),
    # two years ago; a year earlier; three days later
    DateRule(
        "ago",
        "0aefjmnost",
        rf"(?:(?:about|almost|nearly|around|some|more than|over|just|only) )?(?P<count>{COUNT})"
        rf"(?: |-)(?:full )?(?P<unit>{UNIT})s?"
        rf"(?: or (?:so|more))?,? (?P<side>ago|earlier|later|before(?=[,.;:)”\"]|\Z)|previously"
        rf"|back|from now)(?!\w)",
        _ago,
    ),
    # last month; earlier this year; the end of this week; the past year
    DateRule(
        "this_unit",
        "bcelmnrstv",
        rf"(?:{EDGE})?(?P<side>last|this past|this coming|this|next|the past|the coming|the "
        rf"current|the last|current)"
        rf" (?:fiscal |calendar |full |whole )?(?P<unit>{UNIT})(?![\w-])",
        _this_unit,
    ),
    # the same day; that year; the following month; the next morning
    DateRule(
        "that_unit",
        "elt",
        r"(?:(?:early|late|later|earlier) )?(?P<side>(?:that|the) same|that|the (?:following|next"
        r"|previous|preceding|prior))"
        rf" (?P<unit>{UNIT}|morning|night|evening|afternoon)(?![\w-])",
        _that_unit,
    ),
    # the day before; a day after
    DateRule(
        "day_before",
        "aot",
        r"(?:the|a|one) day (?P<side>before|after)(?=[,.;:)”\"]|\Z| (?:in|at|on|when) )",
        _day_before,
    ),
    # until then
    DateRule("until_then", "t", r"(?<=until )then(?!\w)", _then),
    # the year-ago period
    DateRule("year_ago", "ty", r"(?:the )?year[- ](?P<side>ago|earlier)(?![\w-])", _last_year),
    # the end of the year; the full year; by year-end
    DateRule(
        "this_year",
        "aty",
        r"(?:the (?:end|rest|remainder|course) of the year|the full year|(?<=months of )the year"
        r"(?=[.,;]|\Z)|(?<=\bby )(?:the "
        r")?year[- ]end|(?<=\bat )(?:the )?year[- ]end"
        r"|around year[- ]end)(?![\w-])",
        _this_year,
    ),
    # since year-end: that of the year before
    DateRule("past_year_end", "ty", r"(?<=\bsince )(?:the )?year[- ]end(?![\w-])", _last_year),
    # the latest fiscal year
    DateRule("latest_year", "t", r"the latest (?:fiscal )?year(?![\w-])", _last_year),
    # last fall; summer of 2019; this spring
    DateRule(
        "season",
        "elnt",
        r"(?:(?:early|late|later|earlier) )?(?P<side>last|this past|this coming|this|next) "
        r"(?P<season>spring|summer|fall|autumn|winter)(?![\w-])",
        _season,
    ),
    DateRule(
        "season_of_year",
        "afsw",
        rf"(?P<season>spring|summer|fall|autumn|winter) (?:of )?(?:"
        rf"(?P<year>{YEAR})|(?P<yearside>last|this|next) year)(?!\w)",
        _season,
    ),
    # the third quarter of 2023; third-quarter; Q3 2023
    DateRule(
        "quarter",
        "flqst",
        rf"(?:fiscal[- ])?(?P<quarter>(?:first|second|third|fourth|final|last)(?=[- ]quarter)"
        rf"|q[1-4])(?:[- ]quarter)?(?!\w){OF_YEAR}",
        _quarter,
    ),
    # Christmas Day; last Thanksgiving; but not "a Christmas party"
    DateRule(
        "feast",
        "abcdehlmnotv",
        rf"(?<!\ba )(?<!\ban )(?<!\bits )(?<!\btheir )(?<!\bannual )"
        rf"{DAY_FROM}(?:(?P<side>last|next|this) )?(?P<feast>{FEASTS})(?!\w){OF_YEAR}",
        _feast,
    ),
    # over the weekend; last weekend
    DateRule(
        "weekend",
        "lnpt",
        r"(?:(?P<side>last|next|this past|this coming|this|past)|the) weekend(?!\w)",
        _weekend,
    ),
    # 2017-2022
    DateRule(
        "years",
        "0",
        r"(?P<year>(?:1[5-9]|20)\d\d)(?: ?[-–—] ?)(?P<last>(?:1[5-9]|20)\d\d|\d\d)(?![\w%-]"
        r"|[.,]\d)",
        _years,
    ),
    # 2014; the end of 1994; nineteen ninety-six
    DateRule("year", "0bcelmnrstv", rf"{EDGE}?(?P<year>{YEAR})", _year),
)

LENIENT_RULES: Final[tuple[DateRule, ...]] = (
    # the year
    DateRule("the_year", "", r"(?:the )?(?:full |whole )?year(?:[- ]end)?", _this_year),
    # five years (in which something is due)
    DateRule("in_units", "", rf"(?:in )?(?P<count>{COUNT}) (?P<unit>{UNIT})s?", _ahead),
    # then
    DateRule("then", "", r"then|that time|that day", _then),
)
"""Wordings that are times only where something else says so, as the span that a caller gives."""
