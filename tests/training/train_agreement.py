"""Fits the weights of evidence/clause_similarity.py and evidence/silence.py.

Which clauses state the same, and which further articles state a fact.

    PYTHONPATH=. python tests/training/train_agreement.py STORIES [--without STORY]

STORIES holds a folder a story: `seeds/` with its clippings, `docs.json` with the file of each
document by its letter, and `gold.json` with what an editor read: for each fact the words of each
document that say so. Prints both sets of weights; needs nothing but the project. The second are
of the facts that the shipped weights find.
"""

import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from msgspec.structs import astuple, replace

from clipbook.annotations import annotate
from clipbook.findings.evidence.clause_similarity import Measures, Similarity
from clipbook.findings.evidence.contrasts import alike
from clipbook.findings.evidence.matching import matter
from clipbook.findings.evidence.shared_facts import odds_of
from clipbook.findings.evidence.silence import Signs, Silence
from clipbook.model import Clipping, Event
from clipbook.readers import read

WORD = re.compile(r"[^\W_]+")
ROUNDS = 12
PENALTY = 1.0
"""The weight of a weight, each measured in its own standard deviation (ridge)."""


def words(text):
    """The words of a text, which is how clauses and an editor's places are compared."""
    return WORD.findall(text.casefold())


def places(text, part):
    """Where the words of `part` stand among those of `text`: ranges of their numbers."""
    size = len(part)
    return [(k, k + size) for k in range(len(text) - size + 1) if text[k : k + size] == part]


def meet(left, right):
    """Whether two places share half of the shorter one."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return shared >= 0.5 * min(left[1] - left[0], right[1] - right[0])


def event_of(folder, documents):
    """The articles of a story as one event, each under its letter."""
    articles = []
    for letter, about in documents.items():
        path = folder / "seeds" / about["file"]
        (article, *_) = read(Clipping(path.name, path.read_bytes())).values
        articles.append(replace(article, id=letter))
    annotations = {article.id: annotate(article) for article in articles}
    return Event(id=folder.name, title="", articles=tuple(articles), annotations=annotations)


def facts_of(event, found, gold):
    """For each clause the numbers of the facts that it states."""
    bodies = {article.id: words(article.body) for article in event.articles}
    told = defaultdict(list)
    for number, fact in enumerate(gold["facts"]):
        for letter, quotes in fact["says"].items():
            for quote in quotes:
                told[letter] += [(number, at) for at in places(bodies[letter], words(quote))]
    return [
        {
            number
            for number, at in told[clause.article]
            for own in places(bodies[clause.article], words(clause.text))
            if meet(at, own)
        }
        for clause in found.clauses
    ]


def read_story(folder):
    """A story's event, its clauses, what an editor read in it, and which facts each states."""
    documents = json.loads((folder / "docs.json").read_text())
    gold = json.loads((folder / "gold.json").read_text())
    event = event_of(folder, documents)
    found = matter(event)
    return event, found, gold, facts_of(event, found, gold)


def pairs_of(folder):
    """The measures of the pairs of clauses of a story, and whether each states the same."""
    _, found, _, facts = read_story(folder)
    similarity = Similarity(found)
    return [
        (astuple(similarity.measure(*pair)), not facts[pair[0]].isdisjoint(facts[pair[1]]))
        for pair in similarity.pairs()
    ]


def signs_of(folder):
    """The signs of the articles that a fact is not counted for, and whether each states it.

    A fact is the editor's that most articles of a group of clauses state, two at least.
    """
    event, found, gold, facts = read_story(folder)
    silence = Silence(event, found, odds_of(found))
    rows = []
    for members in alike(found):
        stated = {found.clauses[k].article for k in members}
        told = {(found.clauses[k].article, number) for k in members for number in facts[k]}
        counts = Counter(number for _, number in told)
        weights = [fact["weight"] for fact in gold["facts"]]
        number = max(counts, key=lambda n: (counts[n], weights[n], -n), default=0)
        if counts[number] > 1:
            says = gold["facts"][number]["says"]
            signs = silence.measure(members, stated)
            rows += [(astuple(each), name in says) for name, each in signs.items()]
    return rows


def solve(matrix, vector):
    """The solution of a system of linear equations (Gauss and Jordan)."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for k in range(len(rows)):
        best = max(range(k, len(rows)), key=lambda n: abs(rows[n][k]))
        rows[k], rows[best] = rows[best], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for n, row in enumerate(rows):
            if n != k:
                rows[n] = [a - row[k] * b for a, b in zip(row, rows[k], strict=True)]
    return [row[-1] for row in rows]


def fit(stories):
    """The bias and the weights: logistic regression by Newton's method.

    A story weighs as the square root of its pairs, so that a large one does not decide alone.
    """
    heavy = [(pairs, 1 / math.sqrt(len(pairs))) for pairs in stories if pairs]
    scale = sum(len(p) for p, _ in heavy) / sum(len(p) * w for p, w in heavy)
    rows = [((1.0, *x), y, w * scale) for pairs, w in heavy for x, y in pairs]
    columns = list(zip(*(x for x, _, _ in rows), strict=True))
    means = [sum(column) / len(rows) for column in columns]
    spread = [
        sum((value - mean) ** 2 for value in column) / len(rows)
        for column, mean in zip(columns, means, strict=True)
    ]
    penalties = [PENALTY * each for each in spread]
    weights = [0.0] * len(columns)
    for _ in range(ROUNDS):
        slope = [-p * w for p, w in zip(penalties, weights, strict=True)]
        bend = [
            [p if n == k else 0.0 for n in range(len(weights))] for k, p in enumerate(penalties)
        ]
        for x, y, weight in rows:
            chance = 1 / (1 + math.exp(-sum(a * b for a, b in zip(weights, x, strict=True))))
            for k, value in enumerate(x):
                slope[k] += weight * (y - chance) * value
                for n, other in enumerate(x):
                    bend[k][n] += weight * chance * (1 - chance) * value * other
        weights = [w + s for w, s in zip(weights, solve(bend, slope), strict=True)]
    return weights


def main(folder, without=""):
    """Prints the weights that the stories below `folder` give, but for one left out by name."""
    stories = sorted(path.parent for path in Path(folder).glob("*/gold.json"))
    for rows_of, kind in ((pairs_of, Measures), (signs_of, Signs)):
        bias, *weights = fit([rows_of(story) for story in stories if story.name != without])
        print(f"bias={bias:.3f}")
        for name, weight in zip(kind.__struct_fields__, weights, strict=True):
            print(f"{name}={weight:.3f}")


if __name__ == "__main__":
    main(sys.argv[1], *(sys.argv[3:] if "--without" in sys.argv else ()))
