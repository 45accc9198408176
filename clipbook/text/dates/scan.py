"""Turns a text into its expressions of time.

One pass over all wordings, then what stands around each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from string import ascii_lowercase
from typing import Final

from msgspec.structs import replace

from clipbook.notes import Span
from clipbook.text.dates.rules import LENIENT_RULES, RULES, DateRule
from clipbook.text.dates.tense import direction
from clipbook.text.dates.vocabulary import UNIT, Expression, Shape

_BY_NAME: Final[Mapping[str, DateRule]] = {rule.name: rule for rule in RULES}
_BY_START: Final[Mapping[str, Sequence[str]]] = {
    letter: [rule.name for rule in RULES if letter in rule.starts] for letter in ascii_lowercase
}
_FIGURES: Final = [rule.name for rule in RULES if "0" in rule.starts]
"""The names of the rules whose wordings may start with a letter, and with a figure."""
# What stands behind "about" and the like: " six weeks".
_SOME: Final = r" [\w-]{1,13}[- ](?:full )?[dmqwy]"
# The rest of a number in words before units: "teen days", "ty-six days".
_NUMBER: Final = r"[a-z]{0,6}(?:-[a-z]{3,5})?[- ](?:full )?[dmqwy]"
# What "last", "next", "past" and "this" stand before: " week", " coming Friday".
_SIDED: Final = " [^ gikruxz]"
# What "that" and "the same" stand before: "morning", "month".
_SAME: Final = f"(?:{UNIT}|morn|night|even|aft)"
# The rest of a day of the week, short or in full: "day", ".".
_SHORT_DAY: Final = r"(?:day(?!\w)|\.)"
_STARTS: Final = {
    r"\d": r"\d{3}(?!\d)|\d?[/.]\d\d?[/.]|\d{0,2}[- ](?:full )?[dmqwy]"
    r"|\d?(?:st|nd|rd|th)?(?: (?:of )?[adfjmnos][aceopu]| ?[-–—] ?\d| to \d)",
    "a": rf"pr(?:il)?(?!\w)|ug(?:ust)?(?!\w)|utumn |n? (?:full )?{UNIT}|round year"
    rf"|(?:bout|lmost|round){_SOME}",
    "b": "oxing|astille",
    "c": "urrent |hristmas",
    "d": r"ec(?:ember)?(?!\w)|ay (?:before|after) ",
    "e": rf"arl(?:y|ier)[- ]|ight(?:{_NUMBER}|een)|leven{_NUMBER}|lection day",
    "f": rf"ri{_SHORT_DAY}|eb(?:ruary)?(?!\w)|all |(?:our|ive|if|orty){_NUMBER}"
    "|(?:irst|inal|ourth)[- ]quarter|iscal[- ]",
    "h": "alloween",
    "j": rf"an(?:uary)?(?!\w)|u(?:ne?|ly?)(?!\w)|ust{_SOME}",
    "l": rf"ater?[- ]|ast(?:{_SIDED}|-quarter)|abor day",
    "m": rf"on{_SHORT_DAY}|ar(?:ch)?(?!\w)|ay(?!\w)|id[- ]|iddle of |ore than{_SOME}|emorial day",
    "n": rf"ov(?:ember)?(?!\w)|ext{_SIDED}|ine(?:{_NUMBER}|teen)|early{_SOME}|ew year",
    "o": rf"ct(?:ober)?(?!\w)|ne (?:full )?[dmqwy]|(?:ver|nly){_SOME}",
    "p": f"ast{_SIDED}",
    "q": "[1-4]",
    "s": rf"at(?:urday(?!\w)|\.)|un{_SHORT_DAY}|ept?(?:ember)?(?!\w)|ometime[- ]|pring |ummer "
    rf"|(?:ix|even){_NUMBER}|ome{_SOME}|econd[- ]quarter",
    "t": rf"ue(?:sday(?!\w)|s?\.)|hu(?:rsday(?!\w)|r?s?\.)|his{_SIDED}|hen\b|hird[- ]quarter"
    rf"|hat (?:same )?{_SAME}|oday|onight|omorrow|wo thousand|en[- ](?:full )?[dmqwy]"
    rf"|(?:wo|hree|welve|wen|hir){_NUMBER}|hanksgiving"
    r"|he (?:very|begin|start|middle|end|close|rest|remain|course|day (?:before|after)|past"
    rf"|coming|current|last|latest|full|(?:same|following|next|prev|prec|prior)[a-z]* {_SAME}"
    r"|year(?:[- ](?:ago|earl|end)|[.,;]|\Z)|weekend)",
    "v": "alentine",
    "w": r"ed(?:nesday(?!\w)|\.)|inter ",
    "y": "ear[- ]|esterday",
}
"""How the words go on that may start a wording, by their first letter.

A few words more are let through, of which no rule makes a time.
"""
# How a wording starts, which spares nearly all words the whole table: "saturday", "the last", "2".
_FIRST: Final = "|".join(f"{first}(?:{rest})" for first, rest in _STARTS.items())
# The place before such a word: "| saturday".
_START: Final = re.compile(rf"\b(?={_FIRST})(?<![$£€#])")


def read_expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of time in `text`, in order; they know no day of publication yet."""
    return tuple(scan_expressions(text))


def scan_expressions(text: str) -> Iterator[Expression]:
    """The same one by one, for those who need the first only."""
    lower = lowered(text)
    for name, span in _find(lower, 0, len(lower)):
        expression = _read(text, lower, name, span)
        if expression:
            yield expression
            yield from _second_day(lower, expression)


def lowered(text: str) -> str:
    """`text` in lower case, as long as before: a letter whose lower case is longer stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def read_at(text: str, span: Span) -> Expression | None:
    """The expression that the words at `span` are when they are known to be one.

    None where no wording fits.
    """
    lower = lowered(text)
    for name, found in _find(lower, span.start, span.end):
        return _expression(text, name, found, lower)
    for rule in LENIENT_RULES:
        inner = re.compile(rule.pattern).fullmatch(lower, span.start, span.end)
        if inner:
            return Expression(span=span, **rule.read(inner.groupdict(default="")))
    return None


def _find(lower: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """The names of the rules whose wordings stand in `lower[start:end]`, and where, in order.

    Of the rules for the same place the first counts.
    """
    behind = start
    for m in _START.finditer(lower, start, end):
        at = m.start()
        if at < behind:
            continue
        for name in _BY_START.get(lower[at], _FIGURES):
            if found := _reader(name).match(lower, at, end):
                behind = found.end()
                yield name, Span(at, behind)
                break


def _read(text: str, lower: str, name: str, span: Span) -> Expression | None:
    if name in _NAMES_OF_DAYS and not _is_calendar_name(text, span, name):
        return None
    if name == "year" and not _is_year(lower, span):
        return None
    if name == "today" and _TITLE.search(text[max(0, span.start - 4) : span.start + 1]):
        return None
    if name == "that_unit" and " same " in span.of(lower) and _RESTRICTED.match(text, span.end):
        return Expression(span=span, shape=Shape.OPEN)
    return _expression(text, name, span, lower)


def _second_day(lower: str, expression: Expression) -> tuple[Expression, ...]:
    if (
        expression.shape is not Shape.DAY
        or expression.last_day
        or not lower[expression.span.end - 1].isdecimal()
    ):
        return ()
    m = _AND_DAY.match(lower, expression.span.end)
    if not m:
        return ()
    return (replace(expression, span=Span(*m.span("day")), day=int(m["day"]), weekday=-1),)


@cache  # most texts need few of the rules, and each takes a moment to compile
def _reader(name: str) -> re.Pattern[str]:
    return re.compile(_BY_NAME[name].pattern)


def _expression(text: str, name: str, span: Span, lower: str) -> Expression | None:
    inner = _reader(name).fullmatch(lower, span.start, span.end)
    if not inner:
        return None
    fields = _BY_NAME[name].read(inner.groupdict(default=""))
    if not fields:
        return None
    shape = fields["shape"]
    if shape in _TENSED and not fields.get("year") and fields.get("years") is None:
        fields["direction"] = direction(text, span.start, span.end)
    if shape is Shape.DAY and _ATTRIBUTE.search(lower, max(0, span.start - 6), span.start):
        fields["is_aside"] = True
    return Expression(span=span, **fields)


_TENSED: Final = frozenset(
    {
        Shape.DAY,
        Shape.MONTH,
        Shape.WEEKDAY,
        Shape.SEASON,
        Shape.QUARTER,
        Shape.HOLIDAY,
        Shape.WEEKEND,
    }
)
_NAMES_OF_DAYS: Final = frozenset({"month", "weekday", "month_day", "day_month", "feast"})
# A month or weekday as a name is written: "Saturday", "Sept".
_CAPITAL: Final = re.compile(r"\b[A-Z][a-zA-Z]{2}")
# Months that are other words as well: "May", "March".
_OTHER_WORD: Final = re.compile(r"(?:may|march|mar|sun|sat)\.?\Z", re.IGNORECASE)
# What stands before a bare month: "in", "since last".
_BEFORE_MONTH: Final = re.compile(
    r"\b(?:in|since|by|until|till|of|from|through|during|this|next|last|every|each|late|early|mid"
    r"|[a-z]+day,?)[ -]$",
    re.IGNORECASE,
)
# What may do so as well, but stands before people too: "and ".
_BEFORE_ANY: Final = re.compile(r"\b(?:to|and|or|for|before|after|between|with) $", re.IGNORECASE)
_SHORT: Final = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
"""Short months without a full stop, which alone may be names: `Jan Kavan`."""
# A month before a noun: "the March accession".
_THE_MONTH: Final = re.compile(r"[Tt]he [A-Z][a-z]+ (?!(?:on|of|to|for|by|from|in|against)\b)[a-z]")
# The rest of a person's name: " Smith".
_SURNAME: Final = re.compile(r" [A-Z][a-z]")


# A second day of the same month: " and 25."
_AND_DAY: Final = re.compile(
    r" (?:and|or) (?P<day>[0-3]?\d)(?=[.;,](?!\d)| (?:in|at|to|for|on|as|with)\b)"
)


def _is_calendar_name(text: str, span: Span, name: str) -> bool:
    """Whether the words are capitalised as months are, and are no verb or first name."""
    words = span.of(text)
    if not _CAPITAL.search(words) or (name == "month" and words in _SHORT):
        return False
    if name != "month" or " " in words or words[:1].islower():
        return True
    before = text[max(0, span.start - 12) : span.start]
    if _BEFORE_MONTH.search(before) or _THE_MONTH.match(text, max(0, span.start - 4)):
        return True
    if _SURNAME.match(text, span.end):
        return False
    return bool(_BEFORE_ANY.search(before)) or not _OTHER_WORD.match(words)


# A day that is part of a name or a figure of speech: "USA Today", "the people of tomorrow".
_TITLE: Final = re.compile(r"(?:\w T|\bof t)$")
# What makes a day an attribute of the noun behind it: "the Sept. 13 summit".
_ATTRIBUTE: Final = re.compile(r"\b(?:the|its|his|her|their|an?) $")
# What says which day is meant where none was mentioned: "the same day Kim held".
_RESTRICTED: Final = re.compile(
    r" (?:[A-Z]|(?:that|as|when|he|she|it|they|we|the|an?|his|her|its|their)\b)"
)
# What makes a number no year behind it: " people", "-foot".
_COUNTED: Final = re.compile(
    r"(?:-| )(?:people|persons|men|women|children|workers|employees|jobs|shares|points?|dollars"
    r"|dlrs|yen|pounds|euros|marks|"
    r"miles|meters|metres|kilometers|kilometres|km|feet|foot|tons|tonnes|pages|words|troops"
    r"|soldiers|members|votes|seats|"
    r"homes|houses|rooms|hours|minutes|seconds|gmt|est|edt|pdt|pst|local|block|degrees|others"
    r"|dead|students|units|"
    r"[a-z]+(?:ers|ists) )(?!\w)|:\d|/\d"
)
# What makes a number no year before it: "about ", "No. ", "1,".
_COUNTING: Final = re.compile(
    r"(?:\b(?:about|some|nearly|almost|than|over|no\.|number|room|flight|boeing|bid|at|least|or "
    r"\d+|least|total|dlrs|rs\.?|page|top|only|up to) "
    r"|\w[.,/:'-](?<!post-)(?<!pre-)(?<!mid-)|[+=×])$"
)


def _is_year(lower: str, span: Span) -> bool:
    if span.of(lower)[:1].isalpha() and not span.of(lower)[-1:].isdecimal():
        return True
    after = lower[span.end : span.end + 24]
    before = lower[max(0, span.start - 10) : span.start]
    return not _COUNTED.match(after) and not _COUNTING.search(before)
