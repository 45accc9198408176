import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.evidence.voices import Role, find_voices


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("|A senior official from the Harbour Ministry| said that it sank.", Role.FIRST),
        ("It sank, |a Foreign Ministry official| said Saturday.", Role.LAST),
        ("It sank, said |First Vice Minister Ada Okoye| in a briefing.", Role.LAST),
        ("According to |the coastguard|, it sank.", Role.CREDITED),
        ("It sank, according to |Orsa News Agency|.", Role.CREDITED),
        ("It sank, citing |a senior government official|.", Role.CITED),
        ("|Hannah Collier|, 23, from Scarrow, said it sank.", Role.FIRST),
        ("|Lind’s security adviser Bo Vane| said in an interview that it sank.", Role.FIRST),
        ("|Pell Line’s ambassador to Orsa| said it sank.", Role.FIRST),
        ("|Her lawyer| on Wednesday said it sank.", Role.FIRST),
    ],
)
def test_a_voice_is_found_with_its_role(marked, role):
    _, name, _ = marked.split("|")
    text = marked.replace("|", "")
    assert [(v.name.of(text), v.role) for v in find_voices(text)] == [(name, role)]


@pytest.mark.parametrize("text", ["The reports on media came in.", "It sank.", "Said and done."])
def test_no_voice_is_made_up(text):
    assert find_voices(text) == ()


def test_whom_it_was_told_is_kept():
    (voice,) = find_voices("Sole told Amsel that it sank.")
    assert voice.told == "Amsel"


@given(st.text(alphabet="Aa ,.“”'said told the to according", max_size=120))
def test_every_voice_lies_in_its_text(text):
    assert all(0 <= v.name.start < v.name.end <= len(text) for v in find_voices(text))
