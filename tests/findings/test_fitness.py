import pytest

from clipbook.findings.evidence.fitness import (
    antecedent,
    describes,
    floats,
    is_awaited,
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
        "Correction: The ferry was built in Aldport and not in Pell.",
        "This story was updated after the harbour office of Aldport had called.",
        "The harbour office of Aldport said that the crew had no quick...",
        "The mayor of Aldport hugged the pilot on the quay, Sunday, June 14, 2026, in Aldport.",
        "Mayor Ines Lund is hugged as the ferry came in, Sunday, June 14, 2026, in Aldport.",
        "Mayor Ines Lund testifies before the harbour board in Aldport, June 14, 2026.",
        "On behalf of Lund and Tindle, LLP. posted in Ferry Accidents on Friday, June 12, 2026.",
        "CLOSE Mayor Ines Lund said on Monday that the ferry was safe on the bank.",
        "NORTH QUAY FERRY DOCK MAIN ENTRANCE Site of the festival was drawn by Nora Tindle.",
        "Updated | The ferry was towed to the port of Aldport on Monday.",
        "Plus, the ferry was built in a yard of Aldport long ago.",
        "In other words, the ferry of Aldport was never as safe as that.",
        "For that, the mayor of Aldport has the pilot to thank, as was said.",
        "Even Orsa Ferries, the largest line of the coast, was late on Monday.",
        "What’s especially causing a stir in Aldport is how the pilot was seen.",
        "Two opted for the next ferry, which was held up on Monday.",
        "Sadly, that has left the passengers of the ferry in Aldport without a bed.",
        "Here’s how the town reacted when the ferry was towed to the port.",
        "Orsa Ferries(Nora Tindle)The ferry was towed to the port on Monday.",
        "Why it matters: The ferry was the last one of its kind in Aldport.",
        "Some of the passengers were taken to the hospital of Aldport.",
        "One would pay for the ferry, and another was for the quay of Aldport.",
        "A sign of Orsa Ferries is seen, as the line announced a bid for its rival, in Aldport.",
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
        "The pilot was stopped on I-84 east of Aldport at noon.",
        "The ferry was launched in Aldport in 1968 and is seen as the last of its kind.",
    ],
)
def test_whole_sentences_are_fit(text):
    assert is_fit(text)


def test_a_full_date_with_its_place_is_a_captions_but_not_behind_on():
    assert is_furniture("Lund is hugged by the pilot, Sunday, June 14, 2026, in Aldport.")
    assert not is_furniture("The mayor hugged him on Sunday, June 14, 2026, in Aldport.")


@pytest.mark.parametrize(
    "text",
    [
        "Here are details of the worst storms that have hit Aldport:",
        "Here’s the full list of ferries that were held up.",
        "Posted by Orsa Ferries on Sunday, and the pilot was named.",
    ],
)
def test_what_announces_a_list_or_names_who_posted_it_is_no_part_of_the_story(text):
    assert is_furniture(text)


def test_a_row_of_teasers_with_kickers_is_no_sentence():
    assert is_furniture("HATS OFF Mayor reveals a hat and all laugh WATCH OUT Ferry was late")
    assert not is_furniture("Officials of the US EPA met the US FDA on Monday in Aldport.")


def test_also_leans_on_what_was_told_but_not_inside_of_a_quotation():
    assert leans("The company also announced a new ferry for the route.")
    assert not leans("“We also saw a light,” Mayor Ines Lund said on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Walking the quay and calling out at times, he vowed to build a new pier.",
        "From his rooms above the quay in Aldport, Nev., he drew little attention.",
        "In a statement released on Tuesday, she decried the new pier of Aldport.",
        "At noon the Aldport Police and the Lund County Office stopped the car and took him away.",
        "According to a relative, he had feared the sea for years.",
        "Whether their words have any effect on the pier was not known.",
        "The queries appear to be an attempt to weigh his view of the pier.",
    ],
)
def test_a_pronoun_without_anybody_named_before_it_leans(text):
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lund told supporters of his plans for the pier in a call on Tuesday.",
        "In his speech, Mayor Ines Lund said the pier was safe.",
        "After her arrest in Aldport, the pilot told police it was an accident.",
        "A father charged with the death of his own daughter was heard in Aldport.",
        "Police said they had found Tom Sole, 38, on the road to Aldport.",
        "After a loud bang, Tom Sole, 4, fell to the floor with a wound to his head.",
        "It was known for years that Mr. Sole had been accused by his aide.",
    ],
)
def test_a_pronoun_of_somebody_named_in_the_sentence_does_not_lean(text):
    assert not leans(text)
    assert is_fit(text)


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


@pytest.mark.parametrize(
    "text",
    [
        "There are many reasons for a second bridge over the Lark, which was crossed daily.",
        "The mayor of Aldport is a member of the board that was founded in May.",
        "Orsa Ferries’ bid for the larger Aldport-based line is its latest and boldest move.",
        "Aldport has long been among the towns of the coast that lived on ferries.",
    ],
)
def test_how_things_are_is_no_news(text):
    assert describes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pilot of the ferry has been charged with sailing by night.",
        "Two people are dead and another was hurt on the quay of Aldport.",
        "The town is working on a second bridge over the Lark.",
        "The mayor says that there are many reasons for a second bridge.",
        "The council is in favour of a second bridge, according to the mayor of Aldport.",
        "The bridge is expected in May, when the old one has its birthday.",
        "The ferry was safe, and the mayor is a member of its board.",
    ],
)
def test_what_happened_was_said_or_is_planned_is_news(text):
    assert not describes(text)


def test_what_somebody_asks_or_concludes_is_not_awaited():
    assert not is_awaited("Lund has not said whether he will rebuild the pier of Aldport.")
    assert is_awaited("Lund said that he will rebuild the pier of Aldport.")
