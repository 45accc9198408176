"""The identifiers of feeds are those that the standard library makes."""

from uuid import NAMESPACE_URL, uuid5

import pytest

from clipbook.pages import feeds


@pytest.mark.parametrize("name", ["", "bridge", "bridge/herald", "fähre-京", *map(str, range(16))])
def test_an_identifier_is_that_of_rfc_9562(name):
    expected = uuid5(uuid5(NAMESPACE_URL, "clipbook"), name).urn
    assert feeds._id(name) == expected  # noqa: SLF001 # a page holds few of them
