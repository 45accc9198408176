"""Turns a text into its expressions of time.

One pass over all wordings, then what stands around each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Final

from clipbook.source import Span
from clipbook.text.dates.expressions import Expression, Shape
from clipbook.text.dates.patterns import OF_YEAR
from clipbook.text.dates.rules import LENIENT_RULES, RULES, Rule
from clipbook.text.dates.tense import direction

_BY_NAME: Final[Mapping[str, Rule]] = {rule.name: rule for rule in RULES}
_STARTS: Final = {
    "a": "pr|ug|utumn|n? |bout|lmost|round",
    "b": "oxing|astille",
    "c": "urrent|hristmas",
    "d": "ec|ay (?:before|after)",
    "e": "arly|arlier|ight|leven|lection",
    "f": "ri|eb|all|our|ive|ifteen|ifty|orty|irst|inal|iscal",
    "h": "allow",
    "j": "an|un|ul|ust ",
    "l": "ate|ast|abor",
    "m": "on|ar|ay|id|ore than|emorial",
    "n": "ov|ext|ine|early|ew year",
    "o": "ct|ne |ver |nly ",
    "p": "ast ",
    "q": r"\d",
    "s": "at|un|ep|ometime|pring|ummer|ix|even|ome |econd",
    "t": "ue|hu|his |hat |hen\\b|oday|onight|omorrow|wo|hree|en |wel|hir|hanks"
    "|he (?:[0-3]?\\d|very|begin|start|middle|end|close|rest|remain|course|day|past|coming|current"
    "|last|latest|full|same|following|next|prev|prec|prior|year|weekend)",
    "v": "alentine",
    "w": "ed|inter",
    "y": "ear|esterday",
}
"""How the words start that may start a wording, by their first letter."""
# How a wording starts, which spares most words the whole table: "sat", "the l", "2".
_FIRST: Final = r"\d|" + "|".join(f"{first}(?:{rest})" for first, rest in _STARTS.items())


def _alternatives() -> Iterator[str]:
    """The wordings of the table, their inner groups unnamed, the year behind some of them apart."""
    for is_dated, rules in groupby(RULES, key=lambda rule: rule.pattern.endswith(OF_YEAR)):
        bare = [(rule.name, rule.pattern.removesuffix(OF_YEAR)) for rule in rules]
        named = "|".join(f"(?P<{name}>{_unnamed(pattern)})" for name, pattern in bare)
        yield f"(?:{named}){_unnamed(OF_YEAR)}" if is_dated else named


def _unnamed(pattern: str) -> str:
    return re.sub(r"[(][?]P<[a-z]+>", "(?:", pattern)


# Any wording of the table: "Saturday", "last month".
_ANY: Final = re.compile(rf"\b(?={_FIRST})(?<![$£€#])(?:{'|'.join(_alternatives())})")


def read_expressions(text: str) -> tuple[Expression, ...]:
    """The expressions of time in `text`, in order; they know no day of publication yet."""
    return tuple(scan_expressions(text))


def scan_expressions(text: str) -> Iterator[Expression]:
    """The same one by one, for those who need the first only."""
    lower = lowered(text)
    for m in _ANY.finditer(lower):
        expression = _read(text, lower, m)
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
    m = _ANY.search(lower, span.start, span.end)
    if m:
        return _expression(text, m.lastgroup or "", Span(*m.span()), lower)
    for rule in LENIENT_RULES:
        inner = re.compile(rule.pattern).fullmatch(lower, span.start, span.end)
        if inner:
            return Expression(span=span, **rule.read(inner.groupdict(default="")))
    return None


def _read(text: str, lower: str, m: re.Match[str]) -> Expression | None:
    name = m.lastgroup or ""
    span = Span(*m.span())
    if name in _NAMES_OF_DAYS and not _is_calendar_name(text, span, name):
        return None
    if name == "year" and not _is_year(lower, span):
        return None
    if name == "today" and _TITLE.search(text[max(0, span.start - 4) : span.start + 1]):
        return None
    if name == "that_unit" and " same " in m.group() and _RESTRICTED.match(text, span.end):
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
    return (expression._replace(span=Span(*m.span("day")), day=int(m["day"]), weekday=-1),)


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
