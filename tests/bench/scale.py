"""Prints how long a build would take on a cluster: `python -m tests.bench.scale`.

A build is a row of steps. In each the workers do the pieces, and meanwhile the machine that asked
hands them out and takes what they made: the slower side decides. What it does alone comes on top;
all that was not seen to happen beside the workers is counted there. The figures are seconds of
processor time of one run each, nothing else having a say on the two cores: 200 articles of
`tests.bench.corpus` by themselves and, for what the machine that asks does for each of them, beside
40; for a piece 300 that hold nothing. Grouping is of an older run on a busy machine, over 3,000
stories, by the ratio of the two for outlining events.
"""

import heapq
from dataclasses import dataclass

PER_EVENT = 8
"""Articles of an event."""
PIECE = 0.003
"""Seconds that a piece takes the machine that asks and the scheduler, beside what is in it."""
PIECE_BYTES = 256_000
WORKERS = (8, 64, 512)


@dataclass(frozen=True)
class Step:
    """What an article costs: seconds of a worker, seconds of who asks, bytes on the way there."""

    name: str
    worker: float
    asking: float
    sent: int


STEPS = (
    Step("read content", 0.0002, 0.0002, 8_960),
    Step("group: look", 0.0005, 0.00001, 1_760),
    Step("group: compare", 0.0003, 0.00001, 2_790),
    Step("outline events", 0.0011, 0.00015, 3_120),
    Step("write events", 0.092, 0.0016, 3_900),
    Step("write lists", 0.0002, 0.00005, 2_210),
)
THERE = {"write events": 0.0012}
"""Seconds an article of who asks where workers write the pages into an object store: a quarter
less, by processor time of the process over 2,000 articles beside 400, with its scheduler, twice."""
ALONE = 0.0005
"""Seconds an article of the machine that asks: reading files, planning, grouping's index."""


def makespan(seconds, workers):
    """The seconds until all pieces are done, each by the worker that is free first."""
    free = [0.0] * workers
    for each in seconds:
        heapq.heappush(free, heapq.heappop(free) + each)
    return max(free)


def step_seconds(step, articles, workers, asking):
    """The seconds of a step: of the workers with the last piece, or of who asks, for an article."""
    together = max(1, PIECE_BYTES // step.sent)
    pieces = max(1, articles // together)
    done = articles * step.worker / workers + together * step.worker
    return max(done, articles * asking + pieces * PIECE)


def wall(articles, workers, there=None):
    """The seconds of a build of so many articles on so many workers; `there` is as THERE."""
    costs = {step.name: step.asking for step in STEPS} | (there or {})
    steps = (step_seconds(step, articles, workers, costs[step.name]) for step in STEPS)
    return sum(steps) + articles * ALONE


def work(articles):
    """The seconds of the same on one."""
    return articles * (sum(step.worker for step in STEPS) + ALONE)


def main():
    print("articles | workers |   hours | efficiency | in an object store")
    for articles in (10**6, 10**7):
        for workers in WORKERS:
            seconds, there = wall(articles, workers), wall(articles, workers, THERE)
            each = work(articles) / workers
            row = f"{articles:8} | {workers:7} | {seconds / 3600:7.2f} | {each / seconds:10.2f}"
            print(f"{row} | {each / there:.2f}")


if __name__ == "__main__":
    main()
