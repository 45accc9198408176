import sys

import pytest
from distributed import Client, LocalCluster

from clipbook import cluster as module
from clipbook import workers
from clipbook.cluster import cluster
from clipbook.errors import ClipbookError


def double(number):
    return 2 * number


@pytest.fixture(scope="module")
def client():
    with (
        LocalCluster(
            n_workers=2, processes=False, threads_per_worker=1, dashboard_address="127.0.0.1:0"
        ) as own,
        Client(own, set_as_default=False) as client,
    ):
        yield client


@pytest.fixture
def run(client):
    return module._run_on(client, "inproc://here")


@pytest.mark.parametrize("count", [0, 1, 2, 300])
def test_results_come_in_the_order_of_the_items(run, count):
    assert [*run(double, range(count))] == [*map(double, range(count))]


def test_items_that_are_made_as_they_are_asked_for_are_not_held(run):
    made, done = [], []
    for result in run(double, (made.append(n) or n for n in range(50))):
        done.append(result)
        assert len(made) <= len(done) + 2 * workers._AT_HAND
    assert done == [*map(double, range(50))]


def test_a_worker_with_another_version_is_refused_by_name():
    class Other:
        def run(self, function, **_):
            return {"tcp://far:1": function() | {"lxml": "0.1"}}

    with pytest.raises(ClipbookError, match=r"tcp://far:1 has lxml 0\.1, not "):
        module._refuse_others(Other())


def test_a_worker_that_joins_later_is_held_against_the_same_versions():
    theirs = {**module.versions(), "lxml": "0.1"}
    with pytest.raises(ClipbookError, match=r"a worker has lxml .*, not 0\.1"):
        module._done(theirs, double, (1,))


def test_nobody_at_the_address_is_one_line(monkeypatch):
    monkeypatch.setattr(module, "_LONGEST_WAIT", 1)
    with (
        pytest.raises(ClipbookError, match="--cluster tcp"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClipbookError, match=r"clipbook\[cluster\]"), cluster("local:2"):
        pass


def test_a_number_of_workers_that_is_none_is_said():
    with pytest.raises(ClipbookError, match="expected a number of workers"), cluster("local:many"):
        pass
