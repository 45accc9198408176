import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.text.addresses import linkable


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "http://example.org:8080/",
        "https://example.org/wiki/Größe",
    ],
)
def test_an_address_on_the_web_stays(address):
    assert linkable(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org/a",
        "ftp://example.org/",
        "https://",
        "https://example.org@other.example/",
        "https://user:word@example.org/",
        "https://example.org/\nx",
        "https://example.org/\x00",
        'https://example.org/" onclick="x',
        "https://example.org/ a",
        "https://example.org/\u202egpj.exe",
        "https://example.org:port/",
        "https://[::1",
        "https://" + "a" * 300 + ".example/",
        "https://example.org/" + "a" * 3000,
        "https://xn--\udc80.example/",
    ],
)
def test_what_could_lead_elsewhere_is_no_address(address):
    assert linkable(address) == ""


def test_a_host_in_other_letters_is_shown_as_it_is_looked_up():
    assert linkable("https://r\u0435uters.example/a") == "https://xn--ruters-3of.example/a"
    assert linkable("https://президент.example:8080/") == "https://xn--d1abbgf6aiiy.example:8080/"


@given(st.text())
def test_no_text_makes_an_address_of_another_kind(text):
    found = linkable("https:" + text) or "https://x"
    assert found.startswith("https://")
    assert found.isprintable()
