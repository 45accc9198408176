"""Options and profiles of all tests."""

import os

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
