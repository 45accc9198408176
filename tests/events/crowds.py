"""Events told many times over, each report of sentences and an order of its own."""

from __future__ import annotations

from datetime import date
from itertools import combinations, cycle, islice

from clipbook.events import Story

# What reports of a fire on a ferry choose from, and of another ferry in the same week.
FIRE = (
    "Fire broke out in the engine room of the ferry Marlow Queen off Kettle Point on Monday.",
    "The Marlow Queen carried 212 passengers and nine crew from Dunhaven to Kettle Island.",
    "Two lifeboats and a coast guard helicopter brought everyone ashore within three hours.",
    "A stoker, Edwin Harbottle, was treated in Dunhaven for smoke in his lungs.",
    "Captain Ines Quillfeather said that the sprinklers in the engine room failed to start.",
    "Investigators towed the burnt ferry to Dunhaven, where engineers will open the hull.",
    "Passengers on deck sang while they waited for lifeboats, a teacher from Dunhaven said.",
    "The operator, Kettle Lines, took two sister ships out of service to check sprinklers.",
)
GROUNDING = (
    "The ferry Brisk Heron ran aground on a sandbank at the mouth of the Orrin on Wednesday.",
    "The Brisk Heron had 80 passengers aboard, most of them on their way to work in Port Orrin.",
    "Tugs pulled the ferry free at high tide, five hours after it struck the sandbank.",
    "Nobody was hurt, harbour master Tobias Fennimore told reporters at the quay.",
    "The pilot, Greta Lindqvane, blamed a buoy that had drifted in the storm of the weekend.",
    "Divers found scratches but no leak below the waterline, the port authority said.",
    "Commuters were handed coffee and blankets by the crew while the tide came in.",
    "The port authority will dredge the channel and moor the buoy anew before Sunday.",
)
TITLES = (
    ("Marlow Queen ferry burns off Kettle Point", "Ferry fire: all saved from Marlow Queen"),
    ("Brisk Heron ferry aground at Orrin", "Ferry stuck for hours on Orrin sandbank"),
)
DAYS = (date(2024, 3, 4), date(2024, 3, 6))


def reports(count: int, event: int = 0, *, dated: bool = True) -> tuple[Story, ...]:
    """So many reports of the fire, event 0, or of the grounding, event 1, all of them different."""
    chosen = [
        [*parts[turn:], *parts[:turn]]
        for turn in range(5)
        for parts in combinations((FIRE, GROUNDING)[event], 5)
    ]
    return tuple(
        Story(f"{event}-{n:03}", title, DAYS[event] if dated else None, "\n\n".join(text))
        for n, title, text in zip(range(count), cycle(TITLES[event]), islice(chosen, count))
    )
