"""Writes a project of so many generated articles, eight an event; the same for the same number."""

import random
from pathlib import Path

PER_EVENT = 8
PARAGRAPHS = 12
NAMES = ("Ada Brook", "Carl Mills", "Dana Reed", "Emil Stone", "Fay Wells", "Gus Hill")
OUTLETS = ("Lark Herald", "Pell Courier", "Holm Post", "River News", "The Weekly")
THINGS = ("bridge", "ferry", "library", "market", "orchard", "station", "harbour", "school")
DEEDS = ("closed", "opened", "reported losses", "was repaired", "drew visitors", "changed hands")
TIMES = ("on Monday", "on 4 March 2024", "last year", "next week", "in May", "since 2019")
WHYS = ("after a storm", "because of the cost", "despite protests", "for the first time")


def sentence(chance):
    """A sentence that is a report, a quotation or a plain statement."""
    thing, deed = chance.choice(THINGS), chance.choice(DEEDS)
    plain = f"the {thing} of {chance.choice(('Pell', 'Holm', 'Lark'))} {deed}"
    rest = f"{chance.choice(TIMES)} {chance.choice(WHYS)}"
    kind = chance.random()
    if kind < 0.2:
        return f"“{plain.capitalize()},” said {chance.choice(NAMES)} {chance.choice(TIMES)}."
    if kind < 0.4:
        return f"{chance.choice(NAMES)} said that {plain} {rest}."
    return f"{plain.capitalize()} {rest}, with {chance.randint(2, 999)} people there."


def article(number):
    """The path and the text of one content file."""
    chance = random.Random(number)  # noqa: S311 # no secret: the same every time
    event = number // PER_EVENT
    day = f"2024-{event % 12 + 1:02}-{event % 28 + 1:02}"
    body = "\n\n".join(
        " ".join(sentence(chance) for _ in range(chance.randint(2, 4))) for _ in range(PARAGRAPHS)
    )
    head = f"title: Report {number} on the {chance.choice(THINGS)}\npublished: {day}\n"
    text = f"---\n{head}outlet: {chance.choice(OUTLETS)}\n---\n{body}\n"
    return f"content/event-{event:05}/article-{number:06}.md", text


def write(folder: Path, count: int) -> None:
    """Writes the project into `folder`."""
    for number in range(count):
        path, text = article(number)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
