"""Knows the English words of reporting: verbs in all their forms, and the words around them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from clipbook.text.english import WEEKDAYS


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
    "rail theorize speculate theorise teach hint signal imply underscore underline highlight"
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
_DOUBLED: Final = frozenset("admit quip slam snap rip beg dub chat refer plan pan blog".split())
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


def _all_forms(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in _forms(base))


TO_THE_END: Final = _all_forms(
    "admit advocate applaud approve argue assail believe blame blast chide complain confirm "
    "denounce disagree discuss estimate explain find highlight hope invoke liken note offer point "
    "post promote publish realize rebut recall refer reiterate release remember remind report "
    "resist respond reveal say see show signal suggest suspect tell think understand unveil warn "
    "fear doubt wonder",
)
"""The forms whose object mostly runs to the end of the sentence."""

TO_A_MARK: Final = _all_forms(
    "accuse acknowledge agree allege announce answer apologize ask assure attack bemoan boast call "
    "cast challenge claim comment conclude condemn congratulate consider contradict counter "
    "criticize criticise decide decline decry deem defend demand deny describe detail dismiss "
    "dispute echo emphasize emphasise encourage endorse expect express forecast hail identify "
    "ignore imply insist intend joke lay learn list mention mock name nominate oppose order "
    "outline plan plead pledge portray praise predict prefer promise propose push question rail "
    "rebuke recommend reference refuse reject review seek slam talk testify thank threaten tout "
    "tweet underscore urge vow want weigh welcome worry",
)
"""The forms whose object mostly runs to the next mark."""

LEANING_ELSEWHERE: Final = _all_forms(
    "announce attack challenge claim compare decide declare defend denounce discuss feel find know "
    "learn offer promote report respond seek show suggest talk tell think understand warn",
)
"""The forms that as participles mostly say nothing of what somebody wants: "seeking shelter"."""

SEEMING: Final = _all_forms("seem appear")
"""The forms that report what nobody in particular thinks."""

EXPECTING: Final = frozenset(
    "expected asked known seen projected accused said believed criticized considered "
    "thought".split(),
)
"""Participles of the passive that report what nobody in particular thinks: "is expected"."""
