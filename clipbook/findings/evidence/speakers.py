"""Turns the words that name a speaker into a name: a person's, a body's, a role's or nobody's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.reference import (
    JOINING,
    NO_NAMES,
    NOUN_OPENERS,
    THINGS,
    TITLES,
    can_speak,
    is_body,
    is_nobody,
    may_be_many,
    shares_article,
    without_time,
)
from clipbook.model import Article, Entity, NameKind
from clipbook.notes import Span
from clipbook.text.normalise import fold

# A run of words in capitals: "Han Duck-soo", "O’Brien".
_NAME: Final = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*"
    r"(?: (?:(?:de|van|von|der|bin|al|of) )?[^\W\d_a-zß-öø-ÿ][\w’'.-]*){0,6}",
)
# The most words of a person's name, and the fewest letters of a family name.
_LONGEST_NAME: Final = 4
_SHORTEST_NAME: Final = 2
# The most characters of initials with their full stops: "J.R.".
_INITIALS: Final = 4
# What stands before a sentence that opens an article, a paragraph or follows another.
_ENDS: Final = frozenset(("", ".", "!", "?", '"', "“", "”"))
# Words before a role that somebody does not hold now, and how far before it they are looked for.
_NO_LONGER: Final = frozenset("former Former then late ex next future outgoing vice Vice".split())
_BEFORE_ROLE: Final = 20
# Words for those who lead a country, in the order in which one is looked for as its leader.
_LEADERS: Final = ("leader", "president", "prime minister", "chancellor", "premier", "king")


class Named(Struct, frozen=True):
    """A speaker's name as far as its article gives it, and the entity it is, '' when unknown.

    `is_shared` when the same name in another article is the same speaker; `is_titled` when a
    title stood before the name.
    """

    name: str
    person: str = ""
    is_shared: bool = False
    is_titled: bool = False


@dataclass(frozen=True)
class Namer:
    """What the articles of an event say of who its speakers are."""

    articles: Sequence[Article]
    entities: Sequence[Entity]

    def name(self, article: Article, span: Span) -> Named | None:
        """The speaker whom the words at `span` name; None where they name nobody."""
        words = _whose(without_time(span.of(article.body)))
        if is_nobody(words):
            return None
        if not is_body(words) and (entity := self._person(article, words)):
            return Named(entity.name, entity.id, is_shared=True, is_titled=True)
        if (role := _role(words)) and (holder := self._holder(article, role)):
            return self._of(holder)
        if not (self._known(words) or (can_speak(words) and self._is_told(words, article))):
            return None
        return self._of(_proper(article.body, words), words, article.body)

    def _is_told(self, words: str, article: Article) -> bool:
        """Whether a single word with a capital is more than a sentence's first: it stands again."""
        if " " in words or not words[:1].isupper() or may_be_many(words):
            return True
        often = sum(body.count(words) for body in self._bodies)
        return often > 1 and not _is_common(words, article.body)

    def _person(self, article: Article, words: str) -> Entity | None:
        """The entity that the words name, or the person whom they put in a body: "Lee of Lund"."""
        before = words.partition(" of ")[0]
        holder = self._entity(article.id, before) if before != words else None
        is_person = holder is not None and holder.kind is NameKind.PERSON
        return holder if is_person else self._entity(article.id, words)

    def _of(self, name: str, words: str = "", body: str = "") -> Named:
        if entity := self._known(name):
            return Named(entity.name, entity.id, is_shared=True, is_titled=True)
        if words == name and _is_common(name, body):
            return Named(name, is_shared=_is_one_body(name))
        is_shared = name[:1].isupper() and _first(name) not in NOUN_OPENERS
        return Named(
            name, is_shared=is_shared or _is_one_body(name), is_titled=is_shared and name != words
        )

    def _entity(self, article: str, words: str) -> Entity | None:
        """The entity with the longest form of the article that `words` end with, people first."""
        found = [
            (entity.kind is NameKind.PERSON, len(form), entity.id, entity)
            for ending in _endings(fold(words))
            for form, entity in self._forms.get((article, ending), ())
            if not _is_nameless(words, max(0, len(words) - len(form)))
        ]
        return max(found, key=lambda item: item[:3])[3] if found else None

    @cached_property
    def _forms(self) -> Mapping[tuple[str, str], Sequence[tuple[str, Entity]]]:
        """The forms of names in each article as folded, as written, with whose they are."""
        forms: dict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
        for entity in self.entities:
            for form in entity.forms:
                forms[form.article, fold(form.text)].append((form.text, entity))
        return forms

    @cached_property
    def _names(self) -> Mapping[str, Sequence[Entity]]:
        """The entities by their names as folded."""
        names: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            names[fold(entity.name)].append(entity)
        return names

    @cached_property
    def _bearers(self) -> Mapping[str, Mapping[str, Entity]]:
        """The people and bodies by their forms in any article as folded, then by id."""
        bearers: dict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in self.entities:
            if entity.kind is not NameKind.PLACE:
                for form in entity.forms:
                    bearers[fold(form.text)][entity.id] = entity
        return bearers

    def _by_name(self, name: str) -> Entity | None:
        """The one entity that has this name, or a person whose full name it ends with."""
        folded = fold(name.removeprefix("the ").removeprefix("The "))
        found = self._names.get(folded, ())
        if not found and name[:1].isupper():
            found = [
                entity
                for ending in _endings(folded)[1:]
                for entity in self._names.get(ending, ())
                if entity.kind is NameKind.PERSON and " " in entity.name
            ]
        return found[0] if len(found) == 1 else None

    def _holder(self, article: Article, role: str) -> str:
        """The one name behind a role, in its article or else in all: "King Rudolf" for "king"."""
        title = next((each for each in _LEADERS if f" {role}".endswith(f" {each}")), "")
        country = role.removesuffix(title).strip()
        roles = [f"{country} {each}".strip() for each in _LEADERS] if title == "leader" else [role]
        for each in roles:
            for texts in ([article.body], self._bodies):
                if holder := self._only(_all_holders(texts, each)):
                    return holder
        return ""

    @property
    def _bodies(self) -> Sequence[str]:
        return [article.body for article in self.articles]

    def _known(self, name: str) -> Entity | None:
        """The one entity that has this name or form."""
        return self._by_name(name) or self._by_form(name)

    def _one(self, name: str) -> str:
        """What the forms of a person's name share."""
        entity = self._known(name)
        return entity.id if entity else fold(name)

    def _only(self, names: Iterable[str]) -> str:
        """The one name among `names`, in its longest form; '' where they are several people's."""
        by_person: dict[str, str] = {}
        for name in sorted(set(names), key=lambda name: (len(name), name)):
            entity = self._known(name)
            by_person[self._one(name)] = entity.name if entity else name
        longest = max(by_person.values(), key=len, default="")
        return longest if all(_is_part(name, longest) for name in by_person.values()) else ""

    def _by_form(self, name: str) -> Entity | None:
        """The one person or body with this form in any article."""
        found = self._bearers.get(fold(name), {})
        return next(iter(found.values())) if len(found) == 1 else None


def _endings(words: str) -> list[str]:
    """The words, and what is left of them without the first, the first two and so on."""
    parts = words.split(" ")
    return [" ".join(parts[at:]) for at in range(len(parts))]


def _whose(words: str) -> str:
    """The one whose statement the words name: for "the Kremlin’s statement" "the Kremlin"."""
    low = words.casefold().split()
    if len(low) > 1 and low[-1] in THINGS:
        owner = " ".join(words.split()[:-1])
        if owner.endswith(("’s", "'s", "s’", "s'")):
            return owner.removesuffix("’s").removesuffix("'s")
    for at, word in enumerate(low):
        if word in {"from", "by"} and at and low[at - 1] in THINGS and at + 1 < len(low):
            return " ".join(words.split()[at + 1 :])
    return words


def _is_common(name: str, body: str) -> bool:
    """Whether a single word with a capital is a common noun: "Police" where "police" stands too."""
    return " " not in name and name[:1].isupper() and f" {name.lower()} " in body


def _is_one_body(name: str) -> bool:
    """Whether a body or role is one in all articles: "police", "the coastguard", "the mayor"."""
    low = name.casefold()
    is_definite = low.startswith("the ") and not shares_article(low)
    return is_body(name) or is_definite


def _role(words: str) -> str:
    """The role that "the" points to, in small letters: for "the Lyran king" "lyran king"."""
    low = words.casefold()
    last = words.rpartition(" ")[2]
    is_role = low.startswith("the ") and last.casefold() in TITLES
    return low.removeprefix("the ").strip() if is_role else ""


def _all_holders(bodies: Sequence[str], role: str) -> Iterator[str]:
    """The names that stand behind `role`, in small letters."""
    for body in bodies:
        folded = body.casefold()
        at = folded.find(role) if len(folded) == len(body) else -1
        while at >= 0:
            behind = at + len(role)
            m = _NAME.match(body, behind + 1) if folded[behind : behind + 1] == " " else None
            words = body[max(0, at - _BEFORE_ROLE) : at].split()
            before = words[-1] if words else ""
            if m and not folded[max(0, at - 1) : at].isalnum() and before not in _NO_LONGER:
                yield m.group().removesuffix("’s").removesuffix("'s").rstrip(".")
            at = folded.find(role, behind)


def _is_part(name: str, longest: str) -> bool:
    return set(fold(name).split()) <= set(fold(longest).split())


def _proper(body: str, words: str) -> str:
    """The full name in `words`, without titles; without a name, the words."""
    names = list(_NAME.finditer(words))
    if not names or names[-1].end() < len(words) or _is_nameless(words, names[-1].start()):
        return words
    name = _without_titles(names[-1].group()) or words
    if " " not in name and not name.isupper() and words.startswith(("a ", "an ", "A ", "An ")):
        return words  # one of many: "a senior Lyran"
    is_whole = " " in name or _is_common(name, body)
    return name if is_whole else _full_name(body, name)


def _is_nameless(words: str, at: int) -> bool:
    """Whether the name at `at` only belongs to somebody: "an official from | the Treasury"."""
    before = words[:at].casefold().split()
    while before and before[-1] in NOUN_OPENERS:
        before.pop()
    return words[at:].casefold() in NOUN_OPENERS or (bool(before) and before[-1] in JOINING)


def _without_titles(name: str) -> str:
    parts = name.removesuffix("’s").removesuffix("'s").split()
    for at in range(len(parts) - 1, -1, -1):
        if parts[at].rstrip(".").casefold() in TITLES:
            behind = parts[at + 1 :]
            return " ".join(parts if behind and behind[0] in JOINING else behind)
    return " ".join(parts)


def _full_name(body: str, name: str) -> str:
    """The one longer name of the body that starts or ends with the family name `name`."""
    if len(name) < _SHORTEST_NAME or name.isupper():
        return name
    longer = set()
    for m in _NAME.finditer(body):
        if name in m.group():
            parts = _without_titles(m.group()).split()
            if not parts or parts[0].casefold() in NO_NAMES or _is_opening(body, m):
                continue
            is_titled = len(parts) < len(m.group().split())
            ends = any(len(part) > _INITIALS and part.endswith(".") for part in parts)
            if (
                not ends
                and 1 < len(parts) <= _LONGEST_NAME
                and name
                in {
                    parts[-1],
                    parts[0] if is_titled else "",
                }
            ):
                longer.add(" ".join(parts))
    folded = {fold(one) for one in longer}
    return min(longer) if len(folded) == 1 else name


def _is_opening(body: str, m: re.Match[str]) -> bool:
    """Whether a run only begins with a capital as its sentence does: "Picture Lady Maud"."""
    first = m.group().partition(" ")[0].lower()
    return body[max(0, m.start() - 2) : m.start()].strip() in _ENDS and f" {first} " in body


def _first(name: str) -> str:
    return name.casefold().split()[0]
