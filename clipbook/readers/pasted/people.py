"""Turns bylines into the names of authors; better none than a wrong one."""

from __future__ import annotations

import re
from typing import Final

# Given names that are common where English is written: a line of two capitalised words that starts
# with one is a person.
GIVEN_NAMES: Final = frozenset(
    "aaron abby adam adrian alan albert alejandro alex alexander alexandra alice "
    "alison allison amanda amber amy ana andrea andrew andy angela ann anna anne annie "
    "anthony antonio arthur ashley austin barbara ben benjamin beth bill bob brad "
    "brandon brenda brian brittany bruce bryan caitlin cameron carl carla carlos carol "
    "caroline catherine chad charles charlie charlotte chelsea chris christian "
    "christina christine christopher claire claudia cody colin connor craig cynthia "
    "dan daniel danielle dave david dean deborah denise dennis derek diana diane don "
    "donald donna doug douglas dylan ed eduardo edward elena eleanor elizabeth ella "
    "ellen emily emma eric erica erik erin ethan eva evan fiona frances francesca "
    "francis frank fred gabriel gary gemma george gina glenn grace graham grant greg "
    "gregory hannah harry heather helen henry holly howard ian isabel isabella jack "
    "jackie jacob jake james jamie jane janet jared jason jay jean jeff jeffrey jenna "
    "jennifer jenny jeremy jerry jesse jessica jill jim joan joanna joe joel john jon "
    "jonathan jordan jorge jose joseph josh joshua juan judith judy julia julian julie "
    "justin karen karl kate katherine kathleen kathryn katie kayla keith kelly ken "
    "kenneth kevin kim kimberly kristen kristin kyle larry laura lauren leah lee "
    "leslie liam linda lisa liz logan lori louis louise lucas lucy luis luke lynn marc "
    "marco marcus margaret maria marie mario mark martha martin mary matt matthew maya "
    "megan meghan melanie melissa michael michelle miguel mike molly monica nancy "
    "naomi natalie natasha nathan neil nicholas nick nicole nina noah olivia oliver "
    "oscar pablo pamela patricia patrick paul paula pedro peter phil philip rachel "
    "ralph ray raymond rebecca ricardo richard rick rob robert roberto robin rodrigo "
    "roger ron ronald rosa rose ross roy russell ruth ryan sam samantha samuel sandra "
    "sara sarah scott sean sebastian sergio shannon sharon shawn simon sofia sophia "
    "sophie spencer stacy stefan stephanie stephen steve steven stuart sue susan "
    "suzanne taylor teresa thomas tim timothy tina todd tom tony tracy travis tyler "
    "valerie vanessa vera veronica victor victoria vincent virginia walter wendy will "
    "william zach zachary zoe".split(),
)

# Anything that looks like an address of mail: "[jane.roe@example.org]".
E_MAIL: Final = re.compile(r"[\[(<]?\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b[\])>]?")

# One word of a name: "Jae-myung", "O’Brien", "J.", "de".
_PART: Final = r"(?:[^\W\d_a-zà-öø-ÿ][\w’'´`-]{0,24}\.?|[dl]['’][^\W\d_][\w-]+)"
_PARTICLE: Final = (
    r"(?:d[aeiou]s?|del|della|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|bint|zu|y|e|of)"
)
# A person's name: "Michael Lee", "Gabriele van der Berg".
_NAME: Final = (
    rf"{_PART}(?:\s{_PARTICLE}){{0,2}}(?:\s{_PART})(?:(?:\s{_PARTICLE}){{0,2}}\s{_PART}){{0,2}}"
    r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
)
NAME_LINE: Final = re.compile(_NAME)
# A credit for words, not for pictures or editing: "By ", "Written by: ".
_BY: Final = re.compile(
    r"(?:(?:[^\W\d_]{3,10}day,? )?(?:story |text |words |written |reported |report |posted "
    r"|published |authored |article )?by\b(?! the\b)|"
    r"authors?\s?:|writers?\s?:|von\b|por\b|par\b|di\b|oleh\b|door\b|автор\s?:)[\s:]*",
    re.IGNORECASE,
)
# What stands between two names: " and ", ", ".
_BETWEEN: Final = re.compile(
    r"\s*(?:,\s*and\b|,|&|;|/|\band\b|\bund\b|\by\b|\bet\b|\bdan\b|\+)\s*", re.IGNORECASE
)
# Words that no person's name holds: "Staff", "News".
_NO_PERSON: Final = re.compile(
    r"\b(?:news|staff|desk|times|post|press|agency|editors?|team|reuters|associated|bloomberg"
    r"|afp|yonhap|xinhua|tribune|herald|journal|daily|gazette|courier|mirror|chronicle|observer|telegraph|examiner|sentinel"
    r"|advertiser|bulletin|dispatch|"
    r"magazine|media|network|online|guest|contributors?|correspondents?|reporters?|writers?"
    r"|columnist|author|admin|administrator|bureau|service|"
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|updated"
    r"|published|posted|university|institute|inc|ltd|llc|company|"
    r"the|this|our|your|and|or|for|with|from|about|read|more|share|photo|image|how|what|why"
    r"|when|where|best|new|top|all|most|home|contact|us|"
    r"privacy|policy|terms|sign|log|search|menu|advertisement|video|audio|listen|follow|view"
    r"|get|see|click|here|subscribe|newsletter|"
    r"senior|junior|chief|executive|managing|deputy|assistant|by|show|caption|table|contents"
    r"|key|takeaways?|open|reactions?|courtesy|"
    r"wikimedia|commons|expert|verified|services?|design|blog|templates?|behalf|credit|copy"
    r"|link|page|site|web|app|apps|tools?|guides?|"
    r"reviews?|tips|deals|store|shop|group|bank|health|tech|technology|business|sports?"
    r"|science|travel|food|world|national|international|"
    r"north|south|east|west|united|states|kingdom|street|city|county|park|island)\b",
    re.IGNORECASE,
)
# Reporting credit of a wire: "Reporting by A and B in X; Editing by C".
_REPORTING: Final = re.compile(
    r"[(\[]?(?:Additional )?Reporting by:? (?P<names>[^;()\n]{3,300})", re.IGNORECASE
)
# What follows the names in it: " in Beijing".
_WHERE: Final = re.compile(
    r"\s{1,9}(?:in|from|at|for)\s{1,9}(?=[^\W\d_])[^,;]{0,200}?"
    r"(?=\s{1,9}and\s{1,9}[^\W\d_]{1,40}\s{1,9}[^\W\d_]{1,40}\s{1,9}in\b|[,;.]|$)",
    re.IGNORECASE,
)
# Words that stand glued to a name where a page had no space: "Jane RoePublished: ", "ByJane Roe".
_GLUED: Final = re.compile(
    r"(?<=[a-z])(?=(?:Published|Updated|Posted|Last|Senior|Staff|(?:Jan|Feb|Mar|Apr|May|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,8} ?\d))|(?<=^By)(?=[A-Z])"
)
# A byline behind a date: "Posted on December 19, 2023 by Jane Roe", "May 3, 2021 | By Jane Roe".
_BY_INSIDE: Final = re.compile(r"(?<=\d)[^\n]{0,30}?\b[Bb]y:? (?=[^\W\d_])")
# Degrees behind a name: ", MS, RD", ", Ph.D.".
_DEGREES: Final = re.compile(
    r"(?:,? \b(?:[A-Z][A-Za-z]{0,2}\.?){1,3}(?<=[A-Z.])\b\.?(?=,|$)){1,5}$"
)
# A byline of several writers under one name: "By Example Team • 4 min read".
_COLLECTIVE: Final = re.compile(
    r"(?:written |posted )?[Bb]y:? (?:[Tt]he )?(?P<name>(?:[A-Z][\w.&’'-]{0,24} ){1,4}"
    r"(?:Team|Staff|Editors|Desk|Board))(?: ?[|•·–—-].{0,40})?"
)
# A byline of one word, with nothing or a date behind it: "by Amanda · Dec 20, 2025".
_ALONE: Final = re.compile(
    r"(?:[Ww]ritten |[Pp]osted |[Ss]tory )?(?:[Bb]y|BY):? (?P<name>[A-Z][^\W\d_]{1,14})"
    r"(?: ?[|•·–—-] ?.{0,60}| (?:on )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
    r"\.? \d.{0,60})?"
)
# Words that are nobody's name, alone or before "Team".
_NO_WRITER: Final = re.compile(
    r"(?:Staff|Admin|Author|Editors?|Guest|Contributor|The|Our|News|Reuters|Bloomberg|AP|AFP"
    r"|Default|Date|Name|Price|Category|Topic|Popularity|Email|Phone|Mail|Clicking)",
    re.IGNORECASE,
)
_LONGEST: Final = 250
"""A byline is shorter than this."""
_MOST: Final = 8
"""No byline names more people than this."""


def without_degrees(text: str) -> str:
    """A name without the degrees behind it: "Jane Roe" for "Jane Roe, MS, RD"."""
    return _DEGREES.sub("", text)


def is_name(text: str) -> bool:
    """Whether `text` has the shape of a person's name and nothing that speaks against it."""
    return len(text) <= 60 and bool(NAME_LINE.fullmatch(text)) and not _NO_PERSON.search(text)  # noqa: PLR2004


def find_authors(line: str) -> tuple[str, ...]:
    """The people a byline names, in order; none where it is no byline."""
    if len(line) > _LONGEST:
        return ()
    line = _GLUED.sub(" ", E_MAIL.sub(" ", line)).strip()
    by = _BY.match(line) or _BY_INSIDE.search(line)
    return _people(line[by.end() :]) if by else ()


def find_short_names(line: str) -> tuple[str, ...]:
    """Who a byline of one word or a collective one names: "By Sarah | May 3", "By Example Team"."""
    m = _COLLECTIVE.fullmatch(line) or _ALONE.fullmatch(line)
    if not m or _NO_WRITER.search(m["name"]):
        return ()
    return (m["name"],)


def find_reporters(line: str) -> tuple[str, ...]:
    """The people a wire's credit names: "Reporting by A and B in X; Editing by C"."""
    reporting = _REPORTING.match(line)
    return _people(_WHERE.sub(",", reporting["names"].rstrip(". "))) if reporting else ()


def leading_names(line: str) -> tuple[str, ...]:
    """The people at the start of a line that is known to name some."""
    return _people(_GLUED.sub(" ", E_MAIL.sub(" ", line)).strip())


def _people(text: str) -> tuple[str, ...]:
    """The names at the start of `text`, up to the first word that cannot go on a list of names."""
    found: list[str] = []
    while len(found) < _MOST:
        m = NAME_LINE.match(text)
        name = _cut(m.group()) if m else ""
        if not name:
            break
        found.append(tidy(name))
        text = text[len(name) :]
        between = _BETWEEN.match(text)
        if not between:
            break
        text = text[between.end() :]
    return tuple(dict.fromkeys(found))


def _cut(name: str) -> str:
    """`name` up to the first word that is no part of a name; '' where fewer than two are left."""
    stop = _NO_PERSON.search(name)
    words = (name[: stop.start()] if stop else name).split()
    while len(words) > 2 and words[-1].isupper() and len(words[-1]) > 1 and not words[0].isupper():  # noqa: PLR2004
        words.pop()  # an outlet's name behind the writer's: "Jane Roe EXAMPLE TODAY"
    return " ".join(words).rstrip(",") if len(words) > 1 else ""


def tidy(name: str) -> str:
    """`name` with capitals only where names have them: "Michael Lee" for "MICHAEL LEE"."""
    if not name.isupper():
        return name
    return re.sub(
        r"[^\W\d_]+", lambda m: m.group().capitalize() if len(m.group()) > 1 else m.group(), name
    )


def masked(text: str) -> str:
    """`text` without addresses of mail."""
    return E_MAIL.sub("[e-mail address]", text) if "@" in text else text
