"""Turns a sentence into whether it can stand alone at the head of a briefing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from clipbook.findings.evidence.reference import bare, is_one
from clipbook.findings.evidence.words import AUXILIARIES, is_past
from clipbook.text.english import ADVERBS, PREPOSITIONS, STOPWORDS, VERBS
from clipbook.text.names import lexicon

_SHORTEST: Final = 7
_LONGEST: Final = 60
# How a sentence begins and ends: a capital, a number or a mark; a full stop with its marks.
_BEGIN: Final = re.compile(r"[“\"'‘(\[]{0,2}(?:[A-Z0-9$€£]|[^\W\d_a-z])")
_END: Final = re.compile(r"(?<!\.\.)[.!][”\"'’)\]]{0,2}$")
# Page furniture and captions: "[OFFICE OF THE MAYOR]", "Image caption", "Photo: Reuters".
_FURNITURE: Final = re.compile(
    r"\[[A-Z][A-Z ]{3,}|\bPhoto(?:graph)?s?(?: by)?:|\b(?:Image (?:caption|copyright)|Getty Images"
    r"|File photo"
    r"|Read more|Continue reading|Advertisement|Click here|Sign up|Subscribe|Share this)\b"
    r"|\bCopyright \d{4}|\ball rights reserved\b|\bmaterial may not be\b"
    r"|\b(?:on|in) this web ?site\b|\bpublished (?:on|in) this site\b|^Find out\b"
    r"|\bwithout (?:prior |express )?written (?:permission|authori[sz]ation|consent)\b"
    r"|^(?:An? |The |This |In this )?(?:\w+ )?(?:photo|photograph|image|picture|screengrab)s?\b"
    r"|^\W{0,2}File ?[-–—] |\b(?:via AP|AP Photo|Reuters/)"
    r"|\((?:Source|Photo|Image|Credit)\b|https?://|@\w"
    r"|\b(?:is|are) seen\b(?! (?:as|to)\b)|\b(?:is|are|was|were) pictured\b|\(pictured"
    r"|\b(?:handout|undated|file) (?:photo|image)"
    r"|^Posted by\b|\bposted in [a-z ]+ on [a-z]+day, |^Here(?:[’']s| is| are)\b"
    r"|\(C-[LR]\)|\((?:left|right|cent(?:re|er))\)|\)[A-Z]\w|\bemail address|\bemail us\b"
    r"|\banyone with information\b|\bcall 911\b"
    r"|\b(?:first|originally) appeared (?:on|in)\b|\bdeveloping story\b|^Updated(?: at|:)"
    r"|^Correction:|\b(?:story|article|post|report) (?:originally|(?:was|has been) (?:updated"
    r"|amended|corrected))\b|\bmedia caption\b| \| |\bplay video\b|(?-i:^CLOSE [A-Z])"
    r"|(?<!\bon )\b[a-z]+day, [a-z]{2,8}\.? \d{1,2}, \d{4}, (?:in|at|near)\b",
    re.IGNORECASE,
)
# The kicker of a teaser in a row of them: "old town HATS OFF Mayor reveals".
_KICKERS: Final = re.compile(r"\b(?=[A-Z ]{7})[A-Z]{2,20}(?: [A-Z]{2,20}){1,5}\b\W? (?=[A-Z][a-z])")
# The labels of a drawing, one behind the other: "MAIN STAGE HOTEL ENTRANCE NORTH".
_LABELS: Final = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){4}\b")
# Verbs of the present that tell what somebody said: "says", "reports".
_SAYING: Final = frozenset(word for word in VERBS if word.endswith("s"))
# A day with its year, as captions give it: "testifies in Pell, November 8, 2017".
_FULL_DATE: Final = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b")
# Not a road or a visa: "I-84".
_FIRST_PERSON: Final = re.compile(r"\b(?:I(?!-\d)|we|We|you|You|my|our|your)\b")
# A day or time that only the day of the article tells: "yesterday", "last week", "three days ago".
_FLOATING: Final = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:this|last) (?:morning|afternoon|evening|night)|now"
    r"|(?:this|last|next) (?:week|month|year|weekend|summer|winter|spring|autumn|fall)"
    r"|(?:\w+) (?:minutes|hours|days|weeks|months|years) ago)\b",
    re.IGNORECASE,
)
# What nearly every sentence has, and a headline leaves out.
_ARTICLES: Final = frozenset("a an the his her its their this that these those".split())
_ALSO: Final = re.compile(r"(?<!and )(?<!but )(?<!who )(?<!which )\balso\b")
# What leans on a sentence before: "He said", "But the", "In response,", "The comments came"; but
# not "It was known for years that".
_LEANING: Final = re.compile(
    r"[“\"'‘(]{0,2}(?:He|She|It(?! (?:is|was|has been) [a-z]+(?: \w+){0,4} that\b)"
    r"|They|His|Her|Their|Its|This|That|These|Those|Such|Both|Neither"
    r"|Another|One (?:said|says|told|would|will)|(?:One|Some|Many|Most) of the|Others?"
    r"|But|And|Or|Yet|So|However|Meanwhile|Therefore|Thus|Moreover|Furthermore|Instead|Still"
    r"|Then|Also|Besides|Plus|Which means|(?:First|Second|Finally),"
    r"|\w+ly, (?:that|this|these|those|he|she|it|they)"
    r"|(?:Moments|Seconds|Minutes|Hours|Days|Weeks) (?:later|after|before)"
    r"|(?:Soon|Shortly) (?:after(?:wards?)?|before),?"
    r"|Nevertheless|Nonetheless|Additionally|Otherwise|Similarly|Likewise|Hence|Indeed|Because|Again"
    r"|Later|Earlier|Afterwards"
    r"|(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|Many|Most|Several|Few)"
    r" (?:was|were|is|are|had|have|will|\w+ed (?:for|to|in|on|at|by|with|a|an|the))"
    r"|(?:In|As a) (?:response|addition|contrast|return|turn|result|fact|doing so)"
    r"|For (?:example|instance|that|this|these|those)|In other words|Even (?=[A-Z])"
    r"|What(?:[’']s| is| makes) (?:\w+ )?(?:more|worse|\w+ing)\b|For better or"
    r"|On the (?:other|contrary)|At the (?:same )?time|In the next"
    r"|(?:On|At|Amid|During|In|After|Following|Despite) (?:that|this|those|these)"
    r"|(?:The|Those|These) (?-i:comments?|remarks?|moves?|statement|announcement|decision|talks"
    r"|news|latter|former|two"
    r"|plan|visit|incident|official|man|woman|pair|company|spat|shift|movement))\b",
    re.IGNORECASE,
)
# What points back further inside, ", however,"; who says so is not who is told of.
_POINTING: Final = re.compile(
    r", (?:on the other hand|however|meanwhile|too|though|in turn|for (?:his|her|its) part),"
    r"|^(?:During|In) its\b|^By (?:doing|meeting)\b"
    r"|[”\"’,] it (?:said|says|told|added|wrote|continued|explained)\b"
    r"|^According to [^,]{1,60}, (?:he|she|it|they)\b"
)
# Words for somebody who is named elsewhere: "he", "their".
_PRONOUNS: Final = re.compile(r"\b(?:(he|him|his|she|her)|(they|them|their))\b")
# A run of names with the word before it: "in Mesquite", "Oregon State Police".
_NAMES: Final = re.compile(r"(?:\b(\w+) )?\b([A-Z][\w’'-]*(?: [A-Z][\w’'.-]*)*)(?![\w’'-])")
_PLACING: Final = frozenset("in at near of on from outside".split())
_NO_NOUNS: Final = STOPWORDS | PREPOSITIONS | ADVERBS | {"police", "never", "whether", "another"}
_NO_PERSONS: Final = (
    lexicon.ORGANISATION_HEADS | lexicon.PLACE_HEADS | lexicon.NATIONALITIES | lexicon.CALENDAR
)
_SEVERAL: Final = re.compile(
    r"\b(?:[\w’-]{3,}s|people|police|men|women|children|couple|and)\b", re.IGNORECASE
)
# A phrase that a sentence opens with, and who follows it: "In his speech, the mayor".
_OPENING: Final = re.compile(
    r"(?:[A-Z][a-z]+ing|[A-Z][a-z]+ed|In|On|At|With|From|By|For|During"
    r"|After|Before|Despite|While|When|As|Since|Though|Although|If|Amid|Under)\b[^,]*$"
)
_BEHIND: Final = re.compile(r", (?:[\w’'.-]+ ){0,3}?[A-Z]|, (?:the|an?|two|three) ")
# What only labels a comment: "Why it matters: ".
_COMMENT_LABEL: Final = re.compile(r"(?:Why|What|How|Who|Where)(?:[’']s)? [\w’' ]{2,30}: ")
# What is still to come: "are set to meet", "scheduled talks".
_AHEAD: Final = re.compile(
    r"\b(?:(?:is|are|was|were) (?:due|scheduled|planned|expected|slated|to be|set (?:to|for))"
    r"|scheduled|upcoming|will (?:be )?[a-z]+|plans? to|planned to)\b"
)
# The same as it is now: "is due to open", but not "was due to open" or "the upcoming talks".
_AWAITED: Final = re.compile(
    r"\b(?:(?:is|are) (?:due|scheduled|planned|expected|slated|set (?:to|for))|will (?:be )?[a-z]+"
    r"|plans? to)\b"
)
# Who only thinks so: "he believes it will rain".
_OPINION: Final = re.compile(
    r"\b(?:believ|worr|fear|hope|hoping|think|speculat|conclud|(?:if|whether)\b)"
)
# What is, and not what happened: "There are many reasons"; but "has been charged" tells news.
_PRESENT: Final = frozenset("is are has have".split())
_ATTRIBUTING: Final = frozenset("say says according".split())
_RELATIVES: Final = frozenset("who which that whose where when".split())
_PAIRS: Final = (("“", "”"), ("(", ")"), ("[", "]"))


def is_fit(text: str) -> bool:
    """Whether a sentence is whole and its own.

    It is no caption, fragment, question, heading or half a quotation, and does not open with a
    pronoun or connective.
    """
    is_long = _SHORTEST <= len(text.split()) <= _LONGEST
    return is_long and _is_whole(text) and _is_own(text) and not _LEANING.match(text)


def _is_whole(text: str) -> bool:
    """Whether a sentence begins and ends as one, has a verb, and all its marks in pairs."""
    is_bracketed = text.startswith(("(", "[")) and text.endswith((")", "]"))
    if is_bracketed or not _BEGIN.match(text) or not _END.search(text) or not _tells(text):
        return False
    is_paired = all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
    return is_paired and text.count('"') % 2 == 0


def _is_own(text: str) -> bool:
    """Whether a sentence is the story's own words, and none of the page or of a speaker alone."""
    return not (is_furniture(text) or _COMMENT_LABEL.match(text) or _begins_inside(text))


def _tells(text: str) -> bool:
    """Whether a sentence has a verb that tells what was: no caption, which shows what is."""
    is_told = any(word in _SAYING for word in _words(text)) and not _FULL_DATE.search(text)
    return has_finite_verb(text) or is_told


def has_finite_verb(text: str) -> bool:
    """Whether a word is likely a verb with its time: "ran", "is", but not "adheres" or "says"."""
    return any(word in AUXILIARIES or is_past(word) for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.strip(",.;:”’)") for word in text.split()]


def _begins_inside(text: str) -> bool:
    """Whether a sentence is all quotation, or speaks as "I" outside one: it lacks its speaker."""
    bare = _unquoted(text)
    return not re.search(r"[^\W\d_]{2}", bare) or _FIRST_PERSON.search(bare) is not None


def is_row(text: str) -> bool:
    """Whether a text is labels or teasers, one behind the other, and no sentence."""
    return _LABELS.search(text) is not None or len(_KICKERS.findall(text)) > 1


@lru_cache(maxsize=2**12)
def is_furniture(text: str) -> bool:
    """Whether a sentence belongs to the page or a picture, not to the story."""
    return is_row(text) or _FURNITURE.search(text) is not None


def leans(text: str) -> bool:
    """Whether a sentence points back to one before it: ", however,", "the car and arrested him"."""
    own = _unquoted(text)
    return (
        _POINTING.search(text) is not None
        or _ALSO.search(own) is not None
        or any(not _is_named(own, m) for m in _PRONOUNS.finditer(own))
    )


def _is_named(text: str, pronoun: re.Match[str]) -> bool:
    """Whether the sentence names somebody whom its pronoun may mean.

    Before it stands a person or, for "they", several; or "his" opens the sentence, and the subject
    follows.
    """
    before = text[: pronoun.start()]
    if any(_may_be_person(m, before) for m in _NAMES.finditer(before)):
        return True
    words = [word for word in _words(before.casefold()) if word not in _NO_NOUNS]
    is_told = _SEVERAL.search(before) is not None if pronoun[2] else any(map(is_one, words))
    opens = pronoun[0] in {"his", "her", "their"} and _OPENING.match(before) is not None
    return is_told or (opens and _BEHIND.search(text, pronoun.end()) is not None)


def _may_be_person(m: re.Match[str], text: str) -> bool:
    """Whether a run of capitals may be somebody's name: no place, day, body or opening word."""
    first, last = m[2].split()[0], bare(m[2].split()[-1])
    is_opening = m.start(2) == 0 and (
        first.casefold() in _NO_NOUNS
        or first in lexicon.STARTERS
        or first.endswith(("ing", "ed", "ly"))
    )
    if is_opening and last == first:
        return False
    is_state = " " not in m[2] and text[: m.start(2)].endswith(", ")  # "in Mesquite, Nev."
    is_place = m[2] in lexicon.PLACES or (m[1] or "").casefold() in _PLACING
    return not (is_state or is_place or last in _NO_PERSONS)


def describes(text: str) -> bool:
    """Whether a sentence gives nobody's words and tells no event, only how things are.

    Its first verb is "is" or "has" without a participle: "There are many reasons", "The mayor has a
    dog". Who "is dead" died.
    """
    words = [word for word in _words(_unquoted(text).casefold()) if "-" not in word]
    verbs = (n for n, w in enumerate(words) if w in AUXILIARIES or w in _SAYING or is_past(w))
    first = next(verbs, None)
    is_said = any(w in _ATTRIBUTING or (w in VERBS and is_past(w)) for w in words)
    if first is None or words[first] not in _PRESENT or is_said:
        return False
    own = (w for w in words[first + 1 :] if w not in ADVERBS and w != "been" and w[-2:] != "ly")
    told = next(own, "")
    is_told_of = is_past(told) or told.endswith("ing") or told in {"to", "dead"}
    return not is_told_of and not is_awaited(text)


def floats(text: str) -> bool:
    """Whether a sentence tells a time that only its article's own day makes plain: "yesterday"."""
    return _FLOATING.search(_unquoted(text)) is not None


def antecedent(text: str) -> str:
    """The noun that a sentence takes as told before: `suspect` of "The suspect was"; '' if none.

    A noun that is told of at once is none: "The mayor of Aldport", "The ferry that sank".
    """
    words = text.split()
    if len(words) < _SHORTEST or words[0] != "The":
        return ""
    noun = ""
    for word in words[1:_SHORTEST]:
        plain = word.strip(",.;:”’)")
        if not plain.islower() or plain in PREPOSITIONS | _RELATIVES:
            return ""
        if noun and (plain in AUXILIARIES or is_past(plain)):
            return noun
        noun = plain
        if plain != word:
            return ""
    return ""


def _unquoted(text: str) -> str:
    """The sentence without what it quotes."""
    is_quoting = "“" in text or '"' in text
    return re.sub(r"[“\"][^“”\"]*[”\"]", "", text) if is_quoting else text


def names_somebody(text: str) -> bool:
    """Whether a sentence holds a name behind its first word."""
    return any(word[0].isupper() for word in text.split()[1:])


def is_headline(text: str) -> bool:
    """Whether a text leaves out all that headlines leave out: "Child dead as quake hits Aceh."."""
    return not any(word.casefold() in _ARTICLES | AUXILIARIES for word in _words(text))


def is_told(text: str) -> bool:
    """Whether a sentence gives somebody's words: "said", "accused", "claiming"."""
    return any(word in VERBS for word in _words(text.casefold()))


def looks_ahead(text: str) -> bool:
    """Whether a sentence announces something: "are set to meet", "scheduled talks"."""
    return _AHEAD.search(text) is not None


def is_awaited(text: str) -> bool:
    """Whether a sentence says as a fact of now what comes next, outside of quotation marks."""
    own = _unquoted(text) if looks_ahead(text) else ""
    return _AWAITED.search(own) is not None and not _OPINION.search(own)
