"""A cluster that fails in the midst of a build: it goes on, or stops with the old site whole."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import dask
import psutil
import pytest
import trustme
from distributed import Client, LocalCluster, Security

from clipbook.build import Project, build
from clipbook.cluster import cluster
from clipbook.errors import ClipbookError
from clipbook.workers import BYTES

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parent / "examples" / "ferry" / "seeds"
HOST = "127.0.0.1"


def site(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def project(folder):
    return Project(seeds=SEEDS, content=folder / "content", out=folder / "site")


def after(count, run, act):
    """A `Run` that calls `act` as soon as so many results are there, and works on."""
    seen = iter(range(1, 1_000_000))

    def watched(function, items):
        for result in run(function, items):
            if next(seen) == count:
                act()
            yield result

    return watched


@contextmanager
def workers(count=2, **settings):
    """The address of a cluster here, and the process ids of its workers."""
    with (
        LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host=HOST,
            dashboard_address=f"{HOST}:0",
            silence_logs=50,
            **settings,
        ) as own,
        Client(own, set_as_default=False) as client,
    ):
        yield own.scheduler_address, sorted(client.run(os.getpid).values())


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """What a build without a cluster makes."""
    folder = tmp_path_factory.mktemp("alone")
    build(project(folder))
    return site(folder)


def end(pid, how=signal.SIGKILL):
    return lambda: os.kill(pid, how)


@pytest.mark.parametrize("moment", [1, 20])
def test_a_worker_that_is_killed_changes_no_byte(tmp_path, alone, moment):
    with workers() as (address, pids), cluster(address) as run:
        build(project(tmp_path), (after(moment, run, end(pids[0])), map))
    assert site(tmp_path) == alone


def test_a_worker_that_is_not_heard_of_any_more_changes_no_byte(tmp_path, alone):
    with (
        dask.config.set({"distributed.scheduler.worker-ttl": "2s"}),
        workers() as (address, pids),
        cluster(address) as run,
    ):
        build(project(tmp_path), (after(8, run, end(pids[0], signal.SIGSTOP)), map))
    assert site(tmp_path) == alone


def sized(data):
    """How long some bytes are; they are sent one a piece."""
    return len(data)


def test_what_was_sent_is_not_kept_in_memory():
    own = psutil.Process()
    with cluster("local:1") as run:
        sum(run(sized, (os.urandom(BYTES) for _ in range(20))))
        before = own.memory_info().rss
        sum(run(sized, (os.urandom(BYTES) for _ in range(400))))
        assert own.memory_info().rss - before < 100 * BYTES


def greedy(item):
    """Takes more memory than a worker has, the first time that anybody asks."""
    number, flag = item
    if number == 5 and not flag.exists():
        flag.touch()
        held = []
        while True:
            held.append(bytearray(os.urandom(1 << 20)) * 16)
    return number


def test_a_worker_without_memory_is_replaced(tmp_path):
    items = [(number, tmp_path / "flag") for number in range(40)]
    with workers(memory_limit="400MB") as (address, _), cluster(address) as run:
        assert [*run(greedy, items)] == [*range(40)]


def lost(_):
    os.kill(os.getpid(), signal.SIGKILL)


def starved(_):
    raise MemoryError


@pytest.mark.parametrize("function", [lost, starved])
def test_a_piece_that_no_worker_survives_is_one_line(function):
    with (
        workers() as (address, _),
        pytest.raises(ClipbookError, match=f"--cluster {address}: "),
        cluster(address) as run,
    ):
        list(run(function, range(2)))


@contextmanager
def scheduler(folder):
    """The process of a scheduler with one worker, and its address."""
    place = folder / "scheduler.json"
    call = [sys.executable, "-m", "distributed.cli"]
    hushed = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    first = [
        *call[:2],
        f"{call[2]}.dask_scheduler",
        "--host",
        HOST,
        "--port",
        "0",
        "--no-dashboard",
    ]
    second = [*call[:2], f"{call[2]}.dask_worker", "--host", HOST, "--nthreads", "1"]
    second += ["--no-dashboard", "--death-timeout", "5"]
    with (
        subprocess.Popen([*first, "--scheduler-file", str(place)], cwd=folder, **hushed) as one,  # noqa: S603 # our own
        subprocess.Popen([*second, "--scheduler-file", str(place)], cwd=folder, **hushed) as two,  # noqa: S603 # our own
    ):
        try:
            with Client(scheduler_file=str(place), set_as_default=False) as client:
                client.wait_for_workers(1, timeout=60)
                address = client.scheduler.address
            yield one.pid, address
        finally:
            one.kill()
            two.terminate()


@pytest.mark.parametrize("moment", [12])
def test_a_scheduler_that_goes_away_leaves_the_old_site(tmp_path, alone, moment):
    old = project(tmp_path)
    build(old)
    (tmp_path / "content" / "_clippings.yaml").unlink()  # so that all is read again
    with (
        scheduler(tmp_path) as (pid, address),
        pytest.raises(ClipbookError, match=f"--cluster {address}: "),
        cluster(address) as run,
    ):
        build(old, (after(moment, run, end(pid)), map))
    assert site(tmp_path / "site") == site_of(alone)


def site_of(files):
    return {
        path.relative_to("site"): data for path, data in files.items() if path.parts[0] == "site"
    }


def certified(folder, name, authority):
    """The settings of Dask for one who has a certificate of the authority."""
    own = authority.issue_cert(HOST, common_name=name)
    key, chain, known = (folder / f"{name}.{kind}" for kind in ("key", "pem", "ca"))
    own.private_key_pem.write_to_path(key)
    own.cert_chain_pems[0].write_to_path(chain)
    authority.cert_pem.write_to_path(known)
    settings = {"require-encryption": True, "tls.ca-file": str(known)}
    for member in ("scheduler", "worker", "client"):
        settings |= {f"tls.{member}.key": str(key), f"tls.{member}.cert": str(chain)}
    return {f"distributed.comm.{name}": value for name, value in settings.items()}


def test_a_build_over_tls_makes_the_same_bytes(tmp_path, alone):
    settings = certified(tmp_path, "member", trustme.CA())
    with (
        dask.config.set(settings),
        workers(protocol="tls://", security=Security()) as (address, _),
        cluster(address) as run,
    ):
        assert address.startswith("tls://")
        folder = tmp_path / "made"
        build(project(folder), (run, map))
    assert site(folder) == alone


def test_a_certificate_of_another_authority_is_refused(tmp_path):
    ours, others = (certified(tmp_path, name, trustme.CA()) for name in ("ours", "others"))
    with (
        dask.config.set(ours),
        workers(1, protocol="tls://", security=Security()) as (address, _),
        dask.config.set(others | {"distributed.comm.timeouts.connect": "2s"}),
        pytest.raises(ClipbookError, match=f"--cluster {address}: "),
        cluster(address),
    ):
        pass
