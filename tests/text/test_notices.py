"""Which texts ask their readers for consent."""

import pytest

from clipbook.text.notices import asks_consent


@pytest.mark.parametrize(
    "text",
    [
        "We and our 214 partners store information on a device, such as cookies.",
        "We use cookies on this website; read our privacy policy to learn more.",
        "Wir verarbeiten personenbezogene Daten und setzen mit Ihrer Einwilligung Cookies.",
    ],
)
def test_a_notice_of_consent_is_one(text):
    assert asks_consent(text)


@pytest.mark.parametrize(
    "text",
    [
        "The court held that consent to cookies must be asked for before they are set.",
        "Press your cookies flat, and use a second cookie cutter for your smaller cookies.",
        "Each of our partners, all 350 of them, has been with us for years, the owner said.",
        "We use cookies.",
    ],
)
def test_what_only_tells_of_it_is_none(text):
    assert not asks_consent(text)
