import pytest

from clipbook.config import read_config, set_value
from clipbook.model import Settings


def test_every_setting_is_read():
    data = b"title: My news\nbase_url: https://example.org/x\nlanguage: de\nfull_text: yes\n"
    assert read_config("site.yaml", data).values == (
        Settings(title="My news", base_url="https://example.org/x/", language="de", full_text=True),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("base_url: ftp://x", "bad-value"),
        ("base_url: https://x/?a", "bad-value"),
        ("language: English", "bad-value"),
        ("full_text: perhaps", "bad-value"),
        ("article_pages: none", "bad-value"),
        ("sites: monthly", "bad-value"),
        ("theme: dark", "unknown-key"),
        ("a: [", "bad-config"),
    ],
)
def test_an_odd_line_is_named_and_the_rest_used(line, code):
    result = read_config("site.yaml", f"title: Kept\n{line}\n".encode())
    assert [(note.code, note.place.path) for note in result.notes] == [(code, "site.yaml")]


def test_an_address_may_be_taken_back():
    assert set_value(Settings(base_url="https://example.org/"), "base_url", "").base_url == ""


def test_a_site_without_a_title_has_one_in_its_language():
    (settings,) = read_config("site.yaml", b"language: ko\n").values
    assert settings.title == "브리핑"
    (settings,) = read_config("site.yaml", b"language: ko\ntitle: Hafen\n").values
    assert settings.title == "Hafen"
