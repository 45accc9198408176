"""Turns bylines and credits into the names of authors; better none than a wrong one."""

from __future__ import annotations

import re
from typing import Final

from clipbook.readers.printed_dates import find_stated
from clipbook.text.names import lexicon

# Given names that are common where English is written: a line of two capitalised words that starts
# with one is a person.
GIVEN_NAMES: Final = frozenset(map(str.lower, lexicon.GIVEN_NAMES))

# Anything that looks like an address of mail: "[jane.roe@example.org]".
_E_MAIL: Final = re.compile(r"[\[(<]?\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b[\])>]?")

# One word of a name: "Jae-myung", "O’Brien", "J.", "J.R.", "d’Estaing".
_PART: Final = r"(?:(?:[A-Z]\.){2,3}|[^\W\d_a-zà-öø-ÿ][\w’'´`-]{0,24}\.?|[dl]['’][^\W\d_][\w-]+)"
_PARTICLE: Final = r"(?:d[aeiou]s?|del|della|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|bint|zu)"
# A person's name: "Michael Lee", "Gabriele van der Berg".
_NAME: Final = (
    rf"{_PART}(?:\s{_PARTICLE}){{0,2}}(?:\s{_PART})(?:(?:\s{_PARTICLE}){{0,2}}\s{_PART}){{0,2}}"
    r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
)
NAME_LINE: Final = re.compile(_NAME)
# A letter of Chinese, Japanese or Korean, and a name written there in two words: "김 철수".
_EASTERN: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff가-힣]")
_EASTERN_NAME: Final = re.compile(
    "[\u4e00-\u9fff]{1,4} [\u4e00-\u9fff]{1,4}|[가-힣]{1,4} [가-힣]{1,4}"
)
# A credit for words, not for pictures or editing: "By ", "Written by: ".
_BY: Final = re.compile(
    r"(?:(?:[^\W\d_]{3,10}day,? )?(?:story |text |words |written |reported |report |posted "
    r"|published |authored |article |analysis |commentary |opinion |column |review |recipe |guide "
    r"|compiled |prepared )?by\b(?! the\b)|as told to\b"
    r"|(?:authors?|writers?|contributors?|thread starter|story|words|text|reporters?|autore?|autora"
    r"|autork?a?|auteurs?|texte|texto|testo|tekst|автор|текст)\s?:|von\b|por\b|par\b|di\b|oleh\b|door\b|przez\b"
    r"|(?-i:[Aa]v|[Aa]f)\b)[\s:]*",
    re.IGNORECASE,
)
# What a writer is, before the name in a byline: "Staff Writer ", "AAA Travel Editor, ".
_OFFICE: Final = re.compile(
    r"^(?:[\w&’'-]{1,20} ){0,4}(?:writer|reporter|editor|correspondent|columnist|contributor)"
    r"[,:]? (?=[^\W\d_])",
    re.IGNORECASE,
)
# What stands between two names: " and ", ", ".
_BETWEEN: Final = re.compile(
    r"\s*(?:,\s*(?:and|with)\b|,|&|;|/|\b(?:and|with|und|mit|y|con|et|avec|e|en|och|og|i|dan)\b|\+)\s*",
    re.IGNORECASE,
)
# A word of a name, digits among its letters: "Roe", "Jun-hyeok".
_WORD: Final = re.compile(r"\w[\w-]*")
# Words that no person's name holds.
_NO_PERSON: Final = frozenset(
    "news staff desk times post press agency editor editors team reuters associated bloomberg afp "
    "yonhap xinhua tribune herald journal daily gazette courier mirror chronicle observer "
    "telegraph examiner sentinel advertiser bulletin dispatch magazine media network online guest "
    "contributor contributors correspondent correspondents reporter reporters writer writers "
    "columnist author editorial board political interview admin administrator bureau service "
    "january february march july september october november december feb mar apr jun jul aug sep "
    "sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday "
    "updated published posted university institute inc ltd llc company the this our your and or "
    "for with from about read more share photo image how what why when where best new top all "
    "most home contact us privacy policy terms sign log search menu advertisement video audio "
    "listen follow view get see click here subscribe newsletter on at in to up out off via is are "
    "was no not yes senior junior chief executive managing deputy assistant by show caption table "
    "redacción redação rédaction redazione редакция agencia agence agência agenzia "
    "contents key takeaway takeaways open reaction reactions courtesy wikimedia commons expert "
    "verified service services design blog template templates behalf credit copy link page site "
    "web app apps tool tools guide guides review reviews tips deals store shop group bank health "
    "founder reviewer bio tech technology business sport sports science travel food world "
    "national international north south east west united states kingdom street city county park "
    "island".split()
)
_NO_SURNAME: Final = _NO_PERSON | {"april", "may", "june", "august", "jan"}
"""Nor behind its first letter; some are given names."""
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
    r"(?<=[a-z])(?=(?:Published|Updated|Posted|Last|Senior|Staff|long [Rr]ead))"
    r"|(?<=[A-Za-z\d])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,8} ?\d)"
    r"|(?<=^By)(?=[A-Z])|(?<= [APECM]T)(?=[A-Z][a-z])|(?<= [APECM][DS]T)(?=[A-Z][a-z])"
    r"|(?<= (?:19|20)\d\d)(?=\d{1,4}(?:[:\s])|[A-Z][a-z])"
)
# Where most of them stand glued: "eP" of "RoePublished", "XD" of "XXDec 22".
_CAPITAL_INSIDE: Final = re.compile(r"[A-Z](?<=[A-Za-z\d].)(?=[a-z])")
# A byline behind a date: "Posted on December 19, 2023 by Jane Roe", "May 3, 2021 | By Jane Roe".
_BY_INSIDE: Final = re.compile(
    r"(?<=\d)(?:th|st|nd|rd|Z)?[^\w\n]{0,4}(?:(?:[apAP]\.?[mM]\.?|[A-Z]{2,4}|[Pp]osted|[Pp]ublished"
    r"|[Ww]ritten|min|minutes?|[Rr]ead|on|in)(?![^\W_])[^\w\n]{0,4}){0,5}[Bb]y ?:? ?(?=[^\W\d_])"
)
# Degrees behind a name: ", MS, RD", ", Ph.D.".
_DEGREES: Final = re.compile(
    r"(?:,? \b(?:[A-Z][A-Za-z]{0,2}\.?){1,3}(?<=[A-Z.])\b\.?(?=,|$)){1,5}$"
)
# A byline that names nobody in full: "by Amanda · Dec 20, 2025", "Posted by exampledesk on Monday".
_SHORT: Final = re.compile(
    r"(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Ss]tory|[Aa]rticle|Author Posted) )?(?:by|By|BY):? "
    r"(?P<name>(?:[Tt]he )?(?:[a-z][a-z\d]{2,15}"
    r"|[A-Z\d][\w.&’'-]{0,24}(?: (?:and |of )?[A-Z&\d][\w.&’'-]{0,24}| editors| staff){0,4}?))"
    r"(?:,? ?[|•·–—-].{0,60}|,? (?:on|at|in|edited by) .{0,60}|,? ?\d{1,2}\W.{0,60}"
    r"|,? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d.{0,60})?"
)
_LIST: Final = " ,|·•–—-"
# Words that are nobody's name, alone or before "Team".
_NO_WRITER: Final = re.compile(
    r"(?:Staff|Admin|Author|Editors?|Editorial|Guest|Contributor|The|Our|News|Reuters|Bloomberg|AP|AFP"
    r"|Default|Date|Name|Price|Category|Topic|Popularity|Email|Phone|Mail|Clicking)\b",
    re.IGNORECASE,
)
# A full stop behind a word, not behind an initial, a title or "Jr.": "Stay Compliant. Stay Ahead."
_FULL_STOP: Final = re.compile(r"[^\W\d_]{4}\.")
# Several writers under one name: "Example Team", "The Example Editors", "News Desk".
_TEAM: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w.&’'-]{0,24} ){1,3}(?:Team|Staff|Editors|Desk|Newsroom)"
)
# The number of a note behind a name: "Jane Roe1, John Doe2".
_NOTED: Final = re.compile(r"\d(?<=[a-z]\d)(?=,|$|\s(?:and|&)\s)")
# A name on a network: "@RealJane".
_HANDLE: Final = re.compile(r"(?<!\w)@\w{2,30}")
# What parts the facts in a row of them: " | ", " • ", " / ", " - ".
_MARKS: Final = re.compile(r"\s?[|•·]\s?|\s[/–—-]{1,2}\s|\s{3,}")
# What stands before the name of a writer in a box: "About ", "Follow ", "Contact reporter ".
_ABOUT: Final = re.compile(
    r"^(?:(?:about|more (?:from|by)|follow|contact|meet|written by|author(?= [^\W\d_])|by|[—–-]"
    r"|social links for"
    r"|(?:Reuters|AFP|AP|dpa|EFE|ANSA|PTI|ANI|IANS|PA|Bloomberg)(?: ?/|,)"
    r"|(?:latest |all |more |view all )?(?:posts|articles|stories) by)"
    r"(?: this author| the author:?| the| reporter| writer)?:? ?)",
    re.IGNORECASE,
)
_DOUBLED: Final = range(5, 41)
"""A name that a page prints twice, for its picture and as text, has so many characters."""
# What may stand behind a name: ", Staff Writer", " Senior Editor at Example", " in London".
_ROLE_BEHIND: Final = re.compile(
    r"(?:,|\s\(?)\s?(?:[\w&/’'-]+[ ,]{1,2}){0,6}?(?:writer|reporter|editor|contributor"
    r"|correspondent|columnist|journalist|author|staff|critic|producer|founder|ceo|bio|follow|network|analyst)\b"
    r"[^\n]{0,60}|’s (?:opinions|posts|articles)| in [A-Z][^\W\d_]{2,20}(?: [A-Z][^\W\d_]{2,20})?"
    r"| \(see all\)|, [^\n,]{0,40}\b(?:news|times|post|press|tribune|herald|journal|gazette|courier"
    r"|chronicle|telegraph|guardian|bulletin|magazine|afp|reuters|ap|dpa|avec afp)"
    r"| (?:avec|mit|con|with) [A-Z]{2,5}|(?-i:,? [A-Z][A-Z\d]{1,9}(?: [A-Z]{2,9}){0,2})",
    re.IGNORECASE,
)
# A sentence that names the writer: "This post was written by ", "About the author: ".
_WRITTEN: Final = re.compile(
    r"\b(?:post|article|story|piece|guide|report|column|essay)\b.{0,25}"
    r"\b(?:written|authored) by |^about the author:? |^contact reporter ",
    re.IGNORECASE,
)
_WRITTEN_WORDS: Final = ("written by ", "authored by ", "about the author", "contact reporter ")
"""Such a sentence holds one of these."""
# What makes the words before it those of an outlet: "Example India Staff".
_DESK: Final = re.compile(r" (?:staff|team|desk|news|editors|newsroom)$", re.IGNORECASE)
_MOST_PIECES: Final = 7
"""A row of more pieces is a menu."""
_LONGEST: Final = 250
"""A byline is shorter than this."""
_MOST: Final = 8
"""No byline names more people than this."""


def without_degrees(text: str) -> str:
    """A name without the degrees behind it: "Jane Roe" for "Jane Roe, MS, RD"."""
    may = text.endswith(".") or text[-1:].isupper()
    return _DEGREES.sub("", text) if may and ("," in text or not text.isupper()) else text


def is_name(text: str) -> bool:
    """Whether `text` has the shape of a person's name and nothing that speaks against it."""
    return (
        len(text) <= 60  # noqa: PLR2004 - no name is longer
        and " " in text
        and bool(NAME_LINE.fullmatch(text))
        and _end_of_person(text) == len(text)
        and not _FULL_STOP.search(text)
        and (not _EASTERN.search(text) or bool(_EASTERN_NAME.fullmatch(text)))
    )


def is_person(text: str) -> bool:
    """Whether `text` is a name with a common given name: such a line is hardly a title."""
    given = text.partition(" ")[0].lower()
    return given in GIVEN_NAMES and is_name(text)


def _end_of_person(name: str) -> int:
    """Where the first word stands that no person's name holds; the end where none does."""
    words = _WORD.finditer(name)
    stops = (m.start() for m in words if m[0].lower() in (_NO_SURNAME if m.start() else _NO_PERSON))
    return next(stops, len(name))


def is_team(name: str) -> bool:
    """Whether a name is that of several writers together: "Example Team"."""
    return bool(_TEAM.fullmatch(name))


def _unglued(line: str) -> str:
    """A line without addresses of mail, and with spaces between words that stand glued."""
    if "@" in line:
        line = _E_MAIL.sub(" ", line)
    glued = _CAPITAL_INSIDE.search(line) or "long " in line
    return _GLUED.sub(" ", line) if glued else line


def signed_names(line: str) -> tuple[str, ...]:
    """The people whom a line names that holds little else: a date, a role, a time of reading."""
    line = _unglued(line)
    line = _NOTED.sub("", _HANDLE.sub(" ", line) if "@" in line else line)
    for stated in reversed(find_stated(line)):
        line = f"{line[: stated.start]} | {line[stated.end :]}"
    pieces = [piece.strip(" ,:;-–—") for piece in _MARKS.split(line)]
    if len(pieces) > _MOST_PIECES:
        return ()
    return next((names for piece in pieces if (names := _signed(_behind(_ABOUT, piece)))), ())


def _behind(start: re.Pattern[str], text: str) -> str:
    """A text without what `start` finds at its start."""
    m = start.match(text)
    return text[m.end() :] if m else text


def _once(text: str) -> str:
    """A name once, where a page prints it twice: "Jane Roe" for "Jane RoeJane Roe"."""
    half = len(text) // 2
    if half not in _DOUBLED or text[:half] != text[-half:]:
        return text
    return text[:half] if len(text) == 2 * half or text[half].isspace() else text


def _signed(piece: str) -> tuple[str, ...]:
    """The people whom a piece of a line names, with at most a role behind the last name."""
    if " " not in piece:
        return ()
    if _TEAM.fullmatch(piece):
        return (piece,)
    piece = _behind(_OFFICE, without_degrees(_once(piece))).strip()
    names = _people(piece)
    if not names or not all(map(is_name, names)):
        return ()
    rest = piece[piece.find(names[-1]) + len(names[-1]) :] if names[-1] in piece else ""
    return names if not rest or _ROLE_BEHIND.fullmatch(rest) else ()


def find_authors(line: str) -> tuple[str, ...]:
    """The people a byline names, in order; none where it is no byline."""
    if len(line) > _LONGEST:
        return ()
    line = _unglued(line).strip()
    by = _BY.match(line) or ("y" in line and _BY_INSIDE.search(line))
    if not by:
        return ()
    names = line[by.end() :]
    office = _OFFICE.match(names)
    return _people(names) or (_people(names[office.end() :]) if office else ())


def find_written_by(line: str) -> tuple[str, ...]:
    """Whom a sentence calls the writers: "This post was written by Jane Roe, Head of Sales"."""
    lower = line[:_LONGEST].lower()
    told = any(map(lower.__contains__, _WRITTEN_WORDS))
    m = _WRITTEN.search(line[:_LONGEST]) if told else None
    return _people(line[m.end() :]) if m else ()


def find_short_names(line: str) -> tuple[str, ...]:
    """Whom a byline names without a full name: "By Sarah | May 3", "By Example Team"."""
    stated = find_stated(line)
    m = _SHORT.fullmatch(line) or (stated and _SHORT.fullmatch(line[stated[-1].end :].strip(_LIST)))
    if not m or _NO_WRITER.match(m["name"]):
        return ()
    return (m["name"],)


def find_reporters(line: str) -> tuple[str, ...]:
    """The people a wire's credit names: "Reporting by A and B in X; Editing by C"."""
    reporting = _REPORTING.match(line)
    return _people(_WHERE.sub(",", reporting["names"].rstrip(". "))) if reporting else ()


def leading_names(line: str) -> tuple[str, ...]:
    """The people at the start of a line that is known to name some."""
    return _people(_behind(_ABOUT, _unglued(line).strip()))


def _people(text: str) -> tuple[str, ...]:
    """The names at the start of `text`, up to the first word that cannot go on a list of names."""
    found: list[str] = []
    while len(found) < _MOST:
        m = NAME_LINE.match(text)
        name = _cut(m.group()) if m else ""
        if not name or (found and _DESK.match(text, len(name))):
            break
        found.append(tidy(_once(name)))
        text = text[len(name) :]
        between = _BETWEEN.match(text)
        if not between:
            break
        text = text[between.end() :]
    return tuple(dict.fromkeys(found))


def _cut(name: str) -> str:
    """`name` up to the first word that is no part of a name; '' where fewer than two are left."""
    ended = _FULL_STOP.search(name)
    name = name[: ended.end() - 1] if ended else name
    words = name[: _end_of_person(name)].split()
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
