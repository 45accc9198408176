"""Options and profiles of all tests."""

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser):
    parser.addoption(
        "--update-examples",
        action="store_true",
        help="writes the golden sites of tests/examples anew: review the difference",
    )


@pytest.fixture(autouse=True, scope="session")
def one_process():
    """A build without `--jobs` runs in the process of its test: others have the other cores."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.cpu_count", lambda: 1)
        yield
