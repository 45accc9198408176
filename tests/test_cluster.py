import sys

import pytest

from clipbook import cluster as module
from clipbook import workers
from clipbook.cluster import cluster
from clipbook.errors import ClipbookError


class Future:
    def __init__(self, client, value):
        self.client, self.value = client, value

    def result(self):
        self.client.in_flight -= 1
        return self.value


class FakeClient:
    """Does at once what a cluster would do, and counts what is in flight."""

    in_flight = most = 0

    def nthreads(self):
        return {"one": 1, "two": 1}

    def submit(self, function, *given, **_):
        if function is module._same:
            return given[0]
        self.in_flight += 1
        self.most = max(self.most, self.in_flight)
        return Future(self, function(*given))


def double(number):
    return 2 * number


def test_results_come_in_the_order_of_the_items():
    run = module._run_on(FakeClient(), "tcp://x")
    assert [*run(double, range(1000))] == [*map(double, range(1000))]


def test_few_pieces_are_in_flight_at_once():
    client = FakeClient()
    assert sum(module._run_on(client, "tcp://x")(double, range(1000))) == sum(range(0, 2000, 2))
    assert client.most <= 2 * workers._AT_HAND


def test_items_that_are_made_as_they_are_asked_for_are_not_held():
    made, done = [], []
    run = module._run_on(FakeClient(), "tcp://x")
    for result in run(double, (made.append(n) or n for n in range(50))):
        done.append(result)
        assert len(made) <= len(done) + 2 * workers._AT_HAND
    assert done == [*map(double, range(50))]


def test_a_worker_with_another_version_is_refused_by_name():
    class Other(FakeClient):
        def run(self, function):
            return {"tcp://far:1": function() | {"lxml": "0.1"}}

    with pytest.raises(ClipbookError, match=r"tcp://far:1 has lxml 0\.1, not "):
        module._refuse_others(Other())


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
