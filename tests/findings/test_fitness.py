import pytest

from clipbook.findings.evidence.fitness import (
    antecedent,
    floats,
    is_fit,
    is_furniture,
    leans,
)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Lady Maud (C-R) was towed to the port of Aldport.",
        "A photo of the ferry Lady Maud that was released by the coast guard.",
        "Mayor Ines Lund smiles at passengers of the ferry in Aldport.",
        "Lund, 46, from the town of Aldport on Monday for meeting the passengers as well.",
        "Anyone with information was asked to call the harbour office of Aldport.",
        "The harbour office of Aldport was reached on 555-0142 through the night.",
        "Correction: The ferry was built in Aldport and not in Pell.",
        "This story was updated after the harbour office of Aldport had called.",
        "The harbour office of Aldport said that the crew had no quick...",
        "The mayor of Aldport hugged the pilot on the quay, Sunday, June 14, 2026, in Aldport.",
        "Mayor Ines Lund is hugged as the ferry came in, Sunday, June 14, 2026, in Aldport.",
        "CLOSE Mayor Ines Lund said on Monday that the ferry was safe on the bank.",
        "NORTH QUAY FERRY DOCK MAIN ENTRANCE Site of the festival was drawn by Nora Tindle.",
        "Updated | The ferry was towed to the port of Aldport on Monday.",
        "Plus, the ferry was built in a yard of Aldport long ago.",
        "Two opted for the next ferry, which was held up on Monday.",
        "Sadly, that has left the passengers of the ferry in Aldport without a bed.",
        "Here’s how the town reacted when the ferry was towed to the port.",
        "Orsa Ferries(Nora Tindle)The ferry was towed to the port on Monday.",
    ],
)
def test_captions_fragments_and_words_to_the_reader_are_not_fit(text):
    assert not is_fit(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two passengers were taken to the hospital of Aldport on Saturday.",
        "One passenger was taken to the hospital of Aldport on Saturday.",
        "Mayor Ines Lund (R) announced on Monday that the bridge will stay open.",
        "The coast guard says the ferry is safe on the bank off Aldport.",
        "The News Tribune of Aldport reports the pilot was charged on Monday.",
    ],
)
def test_whole_sentences_are_fit(text):
    assert is_fit(text)


def test_a_full_date_with_its_place_is_a_captions_but_not_behind_on():
    assert is_furniture("Lund is hugged by the pilot, Sunday, June 14, 2026, in Aldport.")
    assert not is_furniture("The mayor hugged him on Sunday, June 14, 2026, in Aldport.")


def test_a_row_of_teasers_with_kickers_is_no_sentence():
    assert is_furniture("HATS OFF Mayor reveals a hat and all laugh WATCH OUT Ferry was late")
    assert not is_furniture("Officials of the US EPA met the US FDA on Monday in Aldport.")


def test_also_leans_on_what_was_told_but_not_inside_of_a_quotation():
    assert leans("The company also announced a new ferry for the route.")
    assert not leans("“We also saw a light,” Mayor Ines Lund said on Monday.")


def test_a_participle_of_a_pronoun_leans():
    assert leans("Seen by the mayor from the quay, they had lights and a new mast.")
    assert not leans("Seen by the mayor from the quay, the ferries had lights.")
    assert not leans("During talks with Mayor Ines Lund, he promised a second ferry.")


def test_a_time_that_only_the_articles_day_makes_plain_floats():
    assert floats("The ferry ran aground yesterday.")
    assert not floats("The ferry ran aground on Monday.")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The suspect was found near the harbour of Aldport on Monday.", "suspect"),
        ("The power company acknowledged the mistake and said it was sorry.", "company"),
        ("The mayor of Aldport was on board when it happened.", ""),
        ("The ferry that sank was built in 1962 in the town.", ""),
        ("The Aldport Times reported that it was closed on Monday.", ""),
        ("Two men were found near the harbour of Aldport on Monday.", ""),
    ],
)
def test_a_noun_that_is_taken_as_told_before_is_found(text, noun):
    assert antecedent(text) == noun
