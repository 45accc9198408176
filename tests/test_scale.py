"""Holds the model of docs/scale.md against a cluster whose pieces only take the time."""

import time

import pytest
from distributed import Client, LocalCluster

from clipbook import cluster
from clipbook.workers import shares_of
from tests.bench.scale import PER_EVENT, STEPS, makespan

pytestmark = pytest.mark.slow

WORKERS = 64
EVENTS = 300
WRITING = next(step for step in STEPS if step.name == "write events")
SECONDS = PER_EVENT * WRITING.worker


@pytest.fixture(scope="module")
def client():
    with (
        LocalCluster(
            n_workers=1,
            threads_per_worker=WORKERS,
            processes=False,
            dashboard_address="127.0.0.1:0",
        ) as own,
        Client(own, set_as_default=False) as client,
    ):
        yield client


def rest(_):
    time.sleep(SECONDS)


def nothing(_):
    pass


def measured(client, function, items):
    start = time.perf_counter()
    assert sum(1 for _ in cluster._run_on(client, "inproc://here")(function, items)) == len(items)
    return time.perf_counter() - start


def fastest(client, function, items):
    """The shortest of three: what else the machine does can only make a run longer."""
    return min(measured(client, function, items) for _ in range(3))


def test_a_step_takes_as_long_as_predicted(client):
    items = [bytes(PER_EVENT * WRITING.sent)] * EVENTS
    sizes = [len(share) for share in shares_of(items, WORKERS)]
    asking = fastest(client, nothing, items)  # what handing out takes on this machine, now
    predicted = max(makespan([size * SECONDS for size in sizes], WORKERS), asking)
    assert fastest(client, rest, items) == pytest.approx(predicted, rel=0.2)
