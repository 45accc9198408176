import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.findings import agreement, differences, provenance
from clipbook.findings.key_points import choose_lead, find
from clipbook.model import SourcedSentence
from tests.findings.events import told

_STORY = (
    SourcedSentence("herald", "The council closed the Mill Street bridge on Monday.", 0),
    SourcedSentence("herald", "Bakers in the old town expect fewer customers.", 1),
    SourcedSentence("times", "Mill Street bridge was closed on Monday by the council.", 0),
    SourcedSentence("post", "The council has closed the bridge in Mill Street.", 0),
)


def test_what_most_documents_state_leads():
    assert choose_lead(_STORY, 1, 50)[0] in (0, 2, 3)


def test_no_more_words_are_chosen_than_asked():
    assert choose_lead(_STORY, 4, 5) == ()


@pytest.mark.slow
@given(
    st.lists(st.builds(SourcedSentence, st.sampled_from("abc"), st.text(max_size=30))),
    st.integers(0, 5),
)
def test_no_sentence_is_chosen_twice_and_no_more_than_asked(sentences, k):
    chosen = choose_lead(sentences, k, 40)
    assert len(chosen) == len(set(chosen)) <= k


def points(title="E", **bodies):
    briefing = told(**bodies)
    briefing = replace(briefing, event=replace(briefing.event, title=title))
    for analysis in (agreement.find, provenance.find, differences.find, find):
        briefing = analysis(briefing)
    return [briefing.statements[point.statement].excerpt.text for point in briefing.key_points]


_SHARED = "The ferry Lady Maud ran aground on Gannet Bank on Saturday evening."


@pytest.mark.parametrize(
    "unfit",
    [
        "But the ferry Lady Maud ran aground on Gannet Bank on Saturday.",
        "She ran the ferry aground on Gannet Bank on Saturday evening.",
        "Did the ferry Lady Maud run aground on Gannet Bank on Saturday?",
        "The ferry Lady Maud aground on Gannet Bank on Saturday evening",
        "The ferry Lady Maud aground on Gannet Bank. (Photo: Nora Tindle)",
        "Moments later the ferry Lady Maud ran aground on Gannet Bank on Saturday.",
        "(Update: The ferry Lady Maud ran aground on Gannet Bank on Saturday.)",
        "Words on the ferry Lady Maud that are published in this site belong to the Courier.",
        "Without written authorization no words on the ferry Lady Maud of Gannet Bank are used.",
        "Find out what happened as the ferry Lady Maud ran aground on Gannet Bank.",
        "The ferry Lady Maud material may not be used by another publisher on Gannet Bank.",
    ],
)
def test_no_caption_fragment_question_or_leaning_sentence_is_chosen(unfit):
    assert points(courier=unfit, gazette=_SHARED) == [_SHARED]


def test_nothing_is_said_twice():
    assert len(points(courier=_SHARED, gazette=_SHARED, mirror=_SHARED)) == 1


def test_what_tells_the_same_in_two_words_of_five_is_told_once():
    again = "Sixty people on the Lady Maud were stuck off Gannet Bank in fog, said Nora Tindle."
    found = points(courier=_SHARED, gazette=again)
    assert len({_SHARED, again} & set(found)) == 1


def test_a_disputed_statement_is_not_chosen():
    found = points(
        courier=f"{_SHARED} The harbour master did not close the gate of the lock.",
        gazette=f"{_SHARED} The harbour master closed the gate of the lock twice.",
    )
    assert found == [_SHARED]


def test_what_is_announced_gives_way_to_what_is_reported():
    found = points(
        courier="A public meeting about the channel is set for Tuesday in the hall.",
        gazette="A public meeting about the channel was held on Tuesday in the hall.",
    )
    assert found == ["A public meeting about the channel was held on Tuesday in the hall."]


def test_the_number_of_the_later_article_is_taken():
    found = points(
        courier="At least five people were killed when the tram overturned in the rain.",
        gazette="At least nine people were killed when the tram overturned in the rain.",
    )
    assert found == ["At least nine people were killed when the tram overturned in the rain."]


def test_an_article_alone_gives_its_opening():
    assert points(courier=_SHARED) == [_SHARED]


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_articles_give_key_points_that_are_their_sentences(left, right):
    bodies = left + right
    assert all(point in bodies for point in points(courier=left, gazette=right))


_GROUNDED = "The ferry Lady Maud ran aground on Gannet Bank on Saturday with sixty people on board."
_STUCK = "A ferry with sixty people on board, the Lady Maud, ran aground on Gannet Bank."
_TIDE = "The tide lifted the hull off the north bank at six, the coast guard said on Sunday."


def test_the_sentence_that_tells_the_event_stands_before_what_most_state():
    singing = "Passengers of the ferry Lady Maud sang on Gannet Bank."
    thanks = "The mayor of Aldport thanked the volunteers of the lifeboats for their patience."
    found = points(
        courier=f"A tug freed passengers of the Lady Maud from Gannet Bank. {thanks}",
        gazette=f"{singing} Volunteers of the lifeboats were thanked by the mayor of Aldport.",
        mirror=f"The ferry Lady Maud stays in port until Gannet Bank is dredged. {thanks}",
    )
    assert found[:2] == [singing, thanks]


def test_an_opening_without_a_verb_does_not_tell_the_event():
    fragment = "The ferry Lady Maud with sixty people on board on Gannet Bank this Saturday."
    found = points(courier=f"{fragment} {_TIDE}", gazette=f"{_STUCK} {_TIDE}", mirror=_GROUNDED)
    assert found[0] in {_STUCK, _GROUNDED}
    assert fragment not in found


def test_a_row_of_captions_does_not_tell_the_event():
    caption = "Photos: The ferry Lady Maud ran aground on Gannet Bank with sixty people on board."
    assert points(courier=f"{caption} {_GROUNDED}", gazette=_STUCK)[0] in {_STUCK, _GROUNDED}


def test_a_disputed_opening_does_not_tell_the_event():
    found = points(
        courier=f"The harbour master did not close the gate of the lock. {_TIDE}",
        gazette=f"The harbour master closed the gate of the lock twice. {_TIDE}",
    )
    assert found == [_TIDE]


def test_where_little_is_common_openings_follow_the_lede_that_do_not_repeat_it():
    gazette = "In Orsa, a drive to oust Mayor Lund qualified for the ballot."
    courier = "The drive to oust Mayor Lund has names enough to qualify for the Orsa ballot."
    counted = "The county clerk of Orsa received 1,700 papers by the end of March."
    herald = "A baker of the old town has followed the drive with some pleasure."
    chosen = points(herald=herald, courier=courier, gazette=f"{gazette} {counted}")
    assert chosen == [courier, herald, counted]


def test_a_point_is_the_storys_own_part_of_its_sentence():
    assert points(courier=f"ALDPORT (WN) — {_GROUNDED}")[0] == _GROUNDED


def test_of_two_ledes_the_one_with_the_number_of_the_newest_articles_leads():
    tail = "people were killed in Pell on Saturday when a tram turned over on Mill Street."
    found = points(
        courier=f"At least five {tail}",
        gazette=f"At least nine {tail}",
        herald="A tram accident in Pell left nine dead on Saturday, the police of Orsa said.",
    )
    assert "nine" in found[0]


def test_the_sentence_that_tells_what_the_title_tells_leads():
    charge = "Captain Tom Sole was charged in Orsa after the Lady Maud had left the channel."
    bodies = {"courier": _GROUNDED, "gazette": charge, "mirror": _STUCK}
    assert points(**bodies)[0] in {_GROUNDED, _STUCK}
    assert points("Captain Tom Sole charged in Orsa", **bodies)[0] == charge


def test_what_others_state_too_stands_before_the_words_of_one_alone():
    chosen = points(
        courier=f"{_SHARED} Gulls circled a yellow lighthouse as Aunt Marta of Orsa baked bread. "
        "Fog hid a wooden jetty from three painters of the village. "
        "The insurers of Pell Line will pay for a new rudder, they said.",
        gazette=f"{_GROUNDED} Schools of Orsa closed for a regatta of old sailing boats. "
        "Insurers of Pell Line have agreed to pay for a new rudder.",
        islander=f"{_STUCK} Bakers blamed the price of flour on a harvest that failed.",
    )
    texts = [text for text in chosen if "rudder" in text or "Gulls" in text or "Bakers" in text]
    assert "rudder" in texts[0]


def test_at_most_eight_are_chosen():
    bodies = " ".join(
        f"The {name} of Pell was opened by Mayor {name.title()} on Monday."
        for name in "bridge harbour market museum library theatre station garden school".split()
    )
    assert len(points(courier=bodies, gazette=bodies, mirror=_GROUNDED)) <= 8


def test_how_things_are_is_no_point():
    reasons = "There are many reasons for a light on the wooden jetty of Pell."
    found = points(courier=f"{_GROUNDED} {reasons}", gazette=_STUCK, mirror=_GROUNDED)
    assert reasons not in found


def test_a_noun_that_nobody_told_of_is_no_point():
    stray = "The beekeeper was given a medal by the council of Pell."
    assert stray not in points(courier=f"{_GROUNDED} {stray}", gazette=_STUCK)


def test_what_gives_another_number_than_the_lede_is_no_point():
    crash = "people were killed when a tram turned over on Mill Street in Pell on Saturday"
    older = f"The police of Orsa said on Saturday that 5 {crash}, and many were hurt badly."
    found = points(
        courier=f"{older} The police closed the line to the harbour.",
        gazette=f"At least 9 {crash}.",
        mirror="Nine people were killed, the mayor of Pell said, when a tram turned over in Pell.",
    )
    assert older not in found


_HELPERS = (
    ("Farmers", "Pell", "lend tractors and ropes to the divers"),
    ("Bakers", "Mora", "bring warm bread and soup for children"),
    ("Nurses", "Lund", "treat eleven people for cold and shock"),
    ("Drivers", "Tindle", "carry sixty bags of luggage and mail"),
    ("Teachers", "Orsa", "open the schools and halls as shelter"),
    ("Sailors", "Varn", "hang lamps along the northern reef"),
    ("Monks", "Ardal", "ring the bells until midnight struck"),
    ("Painters", "Skov", "draw the wreck from the lighthouse stairs"),
    ("Pilots", "Hamn", "photograph oil from a small aircraft"),
)


def test_what_several_say_of_what_comes_next_is_told_where_no_other_point_tells_it():
    plan = "Captain Tom Sole is expected in court with the ferry."
    told = [f"{person} of {place} came to {deed}." for person, place, deed in _HELPERS]
    found = points(
        courier=f"{_GROUNDED} {'It rained hard. ' * 10}{plan}",
        gazette=f"{_STUCK} {'It was cold. ' * 10}{plan}",
        mirror=" ".join([_GROUNDED, *told[:6]]),
        herald=" ".join([_STUCK, *told[3:]]),
        post=" ".join([_TIDE, *told[:3], *told[6:]]),
    )
    assert len(found) == 8
    assert found[-1] == plan


def test_what_counts_the_same_in_the_words_of_the_lede_is_told():
    again = "At least seven people were killed when a tram sped round a bend and left the rails."
    found = points(
        courier=f"Seven people were killed when a tram left the rails in Pell on Monday. {_TIDE}",
        gazette=f"Seven people were killed on Monday in Pell, the mayor said. {again}",
    )
    assert again not in found


def test_a_headline_with_a_full_stop_does_not_tell_the_event():
    heading = "Sixty people stranded as ferry Lady Maud aground on Gannet Bank."
    assert points(courier=heading, gazette=f"{heading} {_GROUNDED}")[0] == _GROUNDED


def test_what_is_told_as_somebodys_words_may_be_a_point_though_others_deny_it():
    accused = "Inspectors of the port accused Captain Ines Lund on Monday of leaving the bridge."
    denied = "Captain Ines Lund denied on Monday that she had left the bridge of the ferry."
    found = points(courier=f"{_GROUNDED} {accused}", gazette=f"{_GROUNDED} {denied}")
    assert {accused, denied} & set(found)
