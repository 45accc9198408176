"""Fills `Briefing.entities`: the names of all articles, the spellings of each merged.

A full name joins another when it has the same parts in any order or parting (`Han Duck-soo`,
`Duck Soo Han`), or lacks one part behind the first: an initial, a second surname. A bare
family name joins the one person it can mean, in its own article first, of whom that article told
before; where it could be two it is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from clipbook.findings.evidence.offices import find_offices
from clipbook.model import Briefing, Entity, Event, Excerpt, Form, NameKind, excerpt
from clipbook.text.names.lexicon import ALIASES, BRANDED
from clipbook.text.normalise import fold, slug

_UNIONS: Final = (("united", "nations"), ("european", "union"))
"""What may stand before the name of a body of theirs: `UN Security Council`."""

Spelling = tuple[str, str]
"""An article's id and a name as written in it."""
Cluster = frozenset[str]
"""Full names, as written, that are one person's."""

_KINDS: Final = tuple(NameKind)
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii"})
_FULL_NAME: Final = 2
"""A name of this many words has a family name and a given one."""


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its entities.

    People, organisations and places, the most widely named first.
    """
    counts = _count(briefing.event)
    kinds = _kinds(counts)
    spellings: dict[NameKind, Counter[Spelling]] = {kind: Counter() for kind in _KINDS}
    for (article, text, _), count in counts.items():
        spellings[kinds[fold(text)]][article, text] += count
    groups = [
        (NameKind.PERSON, _people(spellings[NameKind.PERSON], _places(briefing.event))),
        (NameKind.ORGANISATION, _named_alike(spellings[NameKind.ORGANISATION], _body_key)),
        (NameKind.PLACE, _named_alike(spellings[NameKind.PLACE], _place_key)),
    ]
    roles = _roles(briefing.event)
    entities = [_entity(kind, group, roles) for kind, found in groups for group in found]
    entities.sort(key=lambda entity: (_KINDS.index(entity.kind), *_rank(entity)))
    return replace(briefing, entities=_numbered(entities))


def _count(event: Event) -> Counter[tuple[str, str, NameKind]]:
    """How often each article writes each name as each kind."""
    counts: Counter[tuple[str, str, NameKind]] = Counter()
    for article in event.articles:
        annotations = event.annotations.get(article.id)
        for mention in annotations.names if annotations else ():
            counts[article.id, " ".join(mention.span.of(article.body).split()), mention.kind] += 1
    return counts


def _kinds(counts: Mapping[tuple[str, str, NameKind], int]) -> dict[str, NameKind]:
    """What each folded name is, by the majority of its mentions in all articles."""
    votes: dict[str, Counter[NameKind]] = {}
    for (_, text, kind), count in counts.items():
        votes.setdefault(fold(text), Counter())[kind] += count
    return {
        name: max(_KINDS, key=lambda kind: (held[kind], -_KINDS.index(kind)))
        for name, held in votes.items()
    }


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in fold(name).split() if part not in _SUFFIXES)


def _places(event: Event) -> Mapping[Spelling, Sequence[int]]:
    """Where each article has each name, as offsets in its body, in order."""
    places: dict[Spelling, list[int]] = defaultdict(list)
    for article in event.articles:
        annotations = event.annotations.get(article.id)
        for mention in annotations.names if annotations else ():
            name = " ".join(mention.span.of(article.body).split())
            places[article.id, name].append(mention.span.start)
    return places


def _people(
    spellings: Counter[Spelling], places: Mapping[Spelling, Sequence[int]]
) -> list[Counter[Spelling]]:
    """The spellings of each person; bare names that could be two people's are left out."""
    full = {text for _, text in spellings if len(text.split()) >= _FULL_NAME}
    clusters = _merge(full)
    home = {text: cluster for cluster in clusters for text in cluster}
    bearing = _bearing(clusters)
    found: dict[Cluster, Counter[Spelling]] = {}
    for (article, text), count in spellings.items():
        cluster = home.get(text) or _meant(article, text, bearing, places)
        if cluster is not None:
            found.setdefault(cluster, Counter())[article, text] += count
    return list(found.values())


def _meant(
    article: str,
    text: str,
    bearing: Mapping[str, Sequence[Cluster]],
    places: Mapping[Spelling, Sequence[int]],
) -> Cluster | None:
    """The one person a bare name means: of its article or else of the event, one it told of before.

    A person of its own where none has it.
    """
    meant = bearing.get(fold(text), ())
    first = {
        cluster: min(at)
        for cluster in meant
        if (at := [places[article, name][0] for name in cluster if (article, name) in places])
    }
    # A headline's or lead's "Smith" may stand before its "John Smith", but not time and again.
    latest = places[article, text][:2][-1]
    near = [cluster for cluster in first if first[cluster] <= latest]
    others = [cluster for cluster in meant if cluster not in first]
    likely = near or others or meant
    if len(likely) > 1:
        return None
    return (likely or [frozenset({text})])[0]


def _bearing(clusters: Iterable[Cluster]) -> Mapping[str, Sequence[Cluster]]:
    """The people by the first and the last word of their names, as family names are, folded."""
    bearing: dict[str, dict[Cluster, None]] = defaultdict(dict)
    for cluster in clusters:
        for name in cluster:
            words = [folded for word in name.split() if (folded := fold(word)) not in _SUFFIXES]
            for word in words[:1] + words[-1:]:
                bearing[word][cluster] = None
    return {word: tuple(found) for word, found in bearing.items()}


def _merge(names: Iterable[str]) -> tuple[Cluster, ...]:
    """Full names in clusters, one a person, in a defined order."""
    by_parts: dict[tuple[str, ...], set[str]] = {}
    joined: dict[str, tuple[str, ...]] = {}
    for name in sorted(names):
        parts = _parts(name)
        key = joined.setdefault("".join(parts), tuple(sorted(parts)))
        by_parts.setdefault(key, set()).add(name)
    clusters = [frozenset(cluster) for cluster in by_parts.values()]
    fuller_names = _by_fewer(name for cluster in clusters for name in cluster)
    for cluster in sorted(clusters, key=lambda cluster: (len(_parts(min(cluster))), min(cluster))):
        names = frozenset().union(*(fuller_names.get(_parts(name), ()) for name in cluster))
        own = next(other for other in clusters if cluster <= other)
        fuller = [c for c in clusters if c != own and not names.isdisjoint(c)] if names else []
        if len(fuller) == 1:
            clusters = [other for other in clusters if other not in (own, fuller[0])]
            clusters.append(own | fuller[0])
    return tuple(sorted(clusters, key=min))


def _by_fewer(names: Iterable[str]) -> Mapping[tuple[str, ...], set[str]]:
    """Names of three parts and more, by their parts without one behind the first, or its initial.

    `Joe Biden`, `Joe R. Biden` and `Joe Robinette Biden` are one, and `Ana Solis`, `Ana Solis Gil`.
    """
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        parts = _parts(name)
        for at in range(1, len(parts) if len(parts) > _FULL_NAME else 1):
            found[parts[:at] + parts[at + 1 :]].add(name)
            if at < len(parts) - 1 and len(parts[at]) > 1:
                found[(*parts[:at], parts[at][0], *parts[at + 1 :])].add(name)
    return found


def _named_alike(
    spellings: Counter[Spelling], key: Callable[[str, frozenset[str]], str]
) -> list[Counter[Spelling]]:
    names = frozenset(fold(text) for _, text in spellings)
    found: dict[str, Counter[Spelling]] = {}
    for (article, text), count in spellings.items():
        found.setdefault(key(text, names), Counter())[article, text] += count
    return list(found.values())


def _place_key(name: str, names: frozenset[str]) -> str:
    del names
    return fold(ALIASES.get(fold(name), name))


def _body_key(name: str, names: frozenset[str]) -> str:
    """The folded name that an organisation is known by.

    The shortest one used: generic last words and the union of states that it is part of are left
    out.
    """
    first, _, rest = name.partition(" ")
    words = fold(f"{ALIASES.get(fold(first), first)} {rest}").split()
    generic = {word.lower() for word in BRANDED}
    for union in _UNIONS:
        inner = " ".join(words[len(union) :])
        if tuple(words[: len(union)]) == union and inner in names:
            return inner
    for length in range(1, len(words)):
        if " ".join(words[:length]) in names and all(word in generic for word in words[length:]):
            return " ".join(words[:length])
    return " ".join(words)


def _roles(event: Event) -> Mapping[Spelling, Sequence[Excerpt]]:
    """What each article says beside each name that its bearer is, in order."""
    roles: dict[Spelling, list[Excerpt]] = defaultdict(list)
    for article in event.articles:
        if annotations := event.annotations.get(article.id):
            for name, role in find_offices(article, annotations):
                spelling = article.id, " ".join(name.of(article.body).split())
                roles[spelling].append(excerpt(article, role))
    return roles


def _fullest_role(
    spellings: Iterable[Spelling], roles: Mapping[Spelling, Sequence[Excerpt]]
) -> Excerpt | None:
    """The role of most words, of equal ones the first."""
    told = [role for spelling in sorted(spellings) for role in roles.get(spelling, ())]
    return max(told, key=lambda role: len(role.text.split()), default=None)


def _entity(
    kind: NameKind,
    spellings: Counter[Spelling],
    roles: Mapping[Spelling, Sequence[Excerpt]],
) -> Entity:
    totals: Counter[str] = Counter()
    for (_, text), count in spellings.items():
        totals[text] += count
    full = [text for text in totals if len(text.split()) >= _FULL_NAME] or list(totals)
    best = min(full, key=lambda text: (-totals[text], -len(text), text))
    forms = sorted(spellings.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    return Entity(
        id=slug(best),
        name=best,
        kind=kind,
        forms=tuple(Form(text, article, count) for (article, text), count in forms),
        role=_fullest_role(spellings, roles) if kind is NameKind.PERSON else None,
    )


def _rank(entity: Entity) -> tuple[int, int, str]:
    """Named by most articles first, then most often, then by the alphabet."""
    articles = {form.article for form in entity.forms}
    return -len(articles), -sum(form.count for form in entity.forms), entity.name


def _numbered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """`entities` with ids that are unique, the kind added where two would be the same."""
    taken: set[str] = set()
    found = []
    for entity in entities:
        stem = entity.id or entity.kind.value
        identifier, count = stem, 2
        while identifier in taken:
            identifier, count = f"{stem}-{count}", count + 1
        taken.add(identifier)
        found.append(replace(entity, id=identifier))
    return tuple(found)
