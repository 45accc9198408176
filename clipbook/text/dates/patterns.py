"""Parts of the patterns of times, over text in lower case: months, days, years, counts."""

from __future__ import annotations

from typing import Final

MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?!\w)"
)
WEEKDAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.)(?!\w)"
)
DAY: Final = r"(?:[0-3]?\d(?:st|nd|rd|th)?(?![\w%]|[.,:]\d|-[a-z]))"
ORDINAL_DAY: Final = (
    r"(?:[0-3]?\d(?:st|nd|rd|th)(?!\w)|(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
    r"(?!\w)"
)
FIGURES: Final = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)"
_ONES: Final = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS: Final = r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS: Final = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
SPELLED: Final = (
    r"(?:(?:(?:eighteen|nineteen|twenty)[- ](?:hundred )?|two thousand (?:and )?)"
    rf"(?:{_TEENS}|{_TENS}(?:[- ]{_ONES})?)\b|two thousand(?: and)?(?: {_ONES})?\b)"
)
YEAR: Final = rf"(?:{FIGURES}|{SPELLED})"
COUNT: Final = rf"(?:\d{{1,3}}|an?|{_ONES}|{_TEENS}|{_TENS}(?:-{_ONES})?)"
UNIT: Final = r"(?:day|week|month|quarter|year|decade)"
EDGE: Final = (
    r"(?:(?:early|late|mid|sometime|later|earlier)(?:[- ](?:in )?)"
    r"|(?:the )?(?:very )?(?:beginning|start|middle|end|close|rest|remainder|course) of )"
)
PART: Final = r"(?: (?:morning|afternoon|evening|night)(?!\w))"
DAY_FROM: Final = r"(?:(?:(?:the|a|one) )?day (?P<offset>before|after) )?"
OF_YEAR: Final = (
    rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of |in )?(?P<yearside>last|this|next) year(?!\w))?"
)
FEASTS: Final = (
    r"new year[’']s (?:day|eve)|christmas(?: (?:day|eve))?|boxing day|valentine[’']s day|halloween"
    r"|bastille day|thanksgiving(?: day)?|election day|labor day|memorial day"
)
