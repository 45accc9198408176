"""The closed word classes of English, in lower case, each once; and a text as its words.

Among them are the verbs of reporting in all their forms, and the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SHORT_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
)
"""Without their full stop; May has no shorter form."""

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NUMERALS: Final[Mapping[str, int]] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
TENS: Final[Mapping[str, int]] = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
SCALES: Final[Mapping[str, float]] = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
"""What stands behind a number and multiplies it."""

POSSESSIVES: Final = frozenset("his her their its our my your".split())
"""Words that tell whose something is: `her mother`."""

STOPWORDS: Final = frozenset(
    "a about after again against all also although am an and any are as at be because been "
    "before being between both but by can could did do does doing down during each few for "
    "from further had has have having he her here hers him himself his how i if in into is it "
    "its itself just me more most my no nor not now of off on once only or other our ours out "
    "over own per said same say says she should since so some such than that the their theirs "
    "them then there these they this those through to too told toward under until up upon us "
    "very was we were what when where whether "
    "which while who whom whose why will with would yet you your".split(),
)
"""Words of which a text holds many, whatever it tells."""


class Verb(StrEnum):
    """What a verb of reporting takes."""

    SAY = "say"
    """Words or a clause: "said", "told"."""
    LABEL = "label"
    """A thing, and perhaps words for it: "called", "criticised"."""
    ATTITUDE = "attitude"
    """A thing or an act that somebody is for or against: "supports", "refused to"."""
    THINK = "think"
    """A clause that nobody uttered: "believes", "hopes"."""


_SAY: Final = (
    "say tell write add state explain report reply declare conclude recall respond argue "
    "acknowledge suggest insist warn announce admit promise claim predict remark answer shout "
    "lament assert observe tweet post continue ask note yell assure vow complain joke pledge "
    "urge quip concede contend maintain deny reiterate repeat stress emphasize emphasise "
    "mention point boast confess counter disclose exclaim allege affirm confirm elaborate agree "
    "clarify comment chant read recount reveal retort scoff whisper mutter murmur cry advise "
    "caution plead beg tease intone opine proclaim propose reason remind scream snap sneer "
    "testify relate muse email text blog indicate inform reassure summarize summarise sum speak "
    "sing sigh laugh gush fume thunder bellow bark wonder inquire interject interrupt volunteer "
    "profess preach swear demand instruct order joke crow deadpan grumble groan rant roar "
    "rail theorize speculate theorise teach hint signal imply underscore underline highlight "
    "sob wail mumble gasp growl chuckle"
).split()
_LABEL: Final = (
    "echo call describe dismiss denounce label brand accuse criticize criticise praise blast mock "
    "slam characterize characterise portray dub blame thank deride ridicule condemn decry tout "
    "hail attack name term reject brand deem cast compare refer rip bash chide scold rebuke "
    "chastise lambaste lampoon excoriate welcome defend challenge bemoan disparage taunt salute "
    "caricature pan knock skewer depict present identify question recommend reference invoke "
    "acclaim celebrate endorse trash assail liken rebut refute title use coin"
).split()
_THINK: Final = (
    "believe think hope expect want plan know feel fear doubt find show learn estimate decide "
    "see consider realize realise understand guess imagine assume suspect worry conclude "
    "determine seek wish intend remember dream"
).split()

_ATTITUDE: Final = (
    "support oppose back favor favour prefer refuse decline seek vote fear doubt like love hate "
    "threaten agree disagree protest object push discuss address mention focus highlight list "
    "stress encourage demand need aim try intend propose offer appear seem look allow ban require "
    "forbid order approve sign invite lead consider study review weigh regret resent appreciate "
    "respect trust admire applaud embrace resist fight battle blame thank apologize congratulate "
    "ignore dispute counter contradict investigate explore examine prioritize prove discover "
    "announce confirm foresee project forecast anticipate expect worry care express voice raise "
    "issue make release publish send give read deliver draw lay hear listen watch learn decide "
    "choose pick select nominate appoint elect press nudge pressure lobby campaign persuade "
    "convince advocate champion promote tie link connect liken liken outline detail unveil stand "
    "side enjoy desire crave hold sound talk speak"
).split()

_IRREGULAR: Final = {
    "seek": "seeks sought seeking",
    "lead": "leads led leading",
    "fight": "fights fought fighting",
    "make": "makes made making",
    "send": "sends sent sending",
    "give": "gives gave given giving",
    "draw": "draws drew drawn drawing",
    "lay": "lays laid laying",
    "hear": "hears heard hearing",
    "choose": "chooses chose chosen choosing",
    "stand": "stands stood standing",
    "hold": "holds held holding",
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "sing": "sings sang sung singing",
    "speak": "speaks spoke spoken speaking",
    "begin": "begins began begun beginning",
    "teach": "teaches taught teaching",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "see": "sees saw seen seeing",
    "understand": "understands understood understanding",
    "cast": "casts cast casting",
    "plead": "pleads pleaded pled pleading",
    "dream": "dreams dreamed dreamt dreaming",
}
_DOUBLED: Final = frozenset(
    "admit quip slam snap rip beg dub chat refer plan pan blog sob deadpan".split()
)
_VOWELS: Final = "aeiou"


def _forms(base: str) -> tuple[str, ...]:
    """The third person, the past, the participle and the -ing form of `base`, which comes first."""
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base].split())
    if base in _DOUBLED:
        return (base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing")
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2] not in _VOWELS:
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return (base, third, base + "ed", base + "ing")


VERBS: Final[dict[str, Verb]] = {
    form: kind
    for kind, bases in (
        (Verb.ATTITUDE, _ATTITUDE),
        (Verb.THINK, _THINK),
        (Verb.LABEL, _LABEL),
        (Verb.SAY, _SAY),
    )
    for base in bases
    for form in _forms(base)
}
"""Every form of every verb, in lower case, with what it takes."""

PAST: Final = frozenset(form for form in VERBS if form.endswith("ed")).union(
    *(VERBS.keys() & forms.split()[1:-1] for forms in _IRREGULAR.values())
)
"""The forms that tell of the past."""

BARE_CLAUSE: Final = frozenset(
    form
    for base in (
        "say tell think believe announce argue claim note insist suggest add admit confirm "
        "declare deny report predict promise reply state swear tweet write acknowledge concede "
        "contend maintain stress emphasize emphasise explain allege assert boast caution "
        "complain conclude guess hint indicate joke observe remark reveal recall speculate vow "
        "warn answer respond recount post estimate expect"
    ).split()
    for form in _forms(base)
)
"""The forms behind which a clause needs no "that"."""

BARE_FORMS: Final = frozenset(_SAY) | frozenset(_LABEL) | frozenset(_THINK)
"""The forms that need `to`, an auxiliary or a plural subject."""

SHORT_TITLES: Final = (
    "Mr Mrs Ms Messrs Dr Drs Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Sgt Capt Maj Adm Cmdr Cpl "
    "Pvt Rev Hon Pres Supt Det Insp Amb"
).split()
"""Titles as they are shortened in front of a name, with or without a full stop."""
PRONOUNS: Final = frozenset("he she they i we it you".split())
AUXILIARIES: Final = frozenset(
    "has have had is was were are be been being will would did does do could should might may "
    "must can hasn’t haven’t hadn’t isn’t wasn’t didn’t doesn’t don’t".split(),
)
ADVERBS: Final = frozenset(
    "also then later once often never still even just again ever first now thus too himself "
    "herself themselves itself not further instead already soon always sometimes long simply "
    "both all who together today yesterday tonight went on to previously earlier".split(),
) - {"who", "all"}
DAYS: Final = frozenset((*WEEKDAYS, "today", "yesterday", "tonight"))
DETERMINERS: Final = frozenset(
    "the a an this that these those his her its their our my your one another some many several "
    "most both each every no two three four five six seven eight nine ten other such few".split(),
)
PREPOSITIONS: Final = frozenset(
    "in on at during after before with by from for of to as about against amid among around "
    "between despite following given inside into like near outside over per since through "
    "throughout toward towards under until upon via while when if because although though "
    "whereas without within along alongside besides beyond regarding concerning unlike citing "
    "asked".split(),
)
CONNECTIVES: Final = frozenset(
    "that which who whom whose what because while when as but if whether where after before "
    "since although though unless until than so or nor yet why how".split(),
)
PARTICLES: Final = frozenset(
    "de la le van von der den di da del bin bint al el ben ibn of du dos".split()
)

PHRASAL: Final[dict[str, str]] = {
    "shot": "back",
    "fired": "back",
    "fires": "back",
    "hit": "back",
    "shoots": "back",
    "chimed": "in",
    "weighed": "in",
    "put": "it",
    "puts": "it",
}
"""Forms that report only with the word behind them."""

STATEMENTS: Final = frozenset(
    "comment comments remark remarks statement statements claim claims call calls warning warnings "
    "speech speeches message messages post posts tweet tweets assertion assertions criticism "
    "description descriptions accusation accusations use pledge promise promises vow "
    "characterization attack attacks argument letter email memo assessment response answer reply "
    "insistence reference references contention declaration advice suggestion complaint complaints "
    "charge charges denunciation condemnation praise endorsement apology prediction question word "
    "words rhetoric phrase line slogan mantra motto talk reaction explanation view views "
    "op-ed essay column editorial book memoir motion request report interview "
    "testimony quote quip joke rant tirade plea demand".split(),
)
"""Nouns of saying: "his remark that"."""

DOCUMENTS: Final = frozenset(
    "statement statements letter letters email emails e-mail e-mails memo memos tweet tweets post "
    "posts message messages note notes release releases video videos ad ads advert advertisement "
    "text texts op-ed essay column editorial brief filing lawsuit petition".split(),
)
"""What somebody issues who says something with it: "Lee issued a statement saying"."""


# A word, perhaps with inner hyphens or apostrophes, or a number: "Xi", "Duck-soo", "1,200".
WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def find_words(text: str) -> list[str]:
    """The words and numbers of `text` in order, as written.

    Most pieces between white space are a word each, and no word reaches over white space: only of
    the other pieces the pattern is asked.
    """
    found: list[str] = []
    for piece in text.split():
        if piece.isalpha():
            found.append(piece)
        else:
            found += WORD.findall(piece)
    return found


def words(text: str) -> list[str]:
    """The words of `text` in order, in lower case, stop words included."""
    return [word.casefold() for word in find_words(text)]


def content_words(text: str) -> list[str]:
    """The words of `text` in order, in lower case, without stop words."""
    return [low for word in find_words(text) if (low := word.casefold()) not in STOPWORDS]
