from datetime import date

import pytest

from clipbook.events import Story, group
from clipbook.events.when import When, past

FIRE = (
    Story(
        "fire-1",
        "Man dies in fire at Drosselby boatyard",
        date(2019, 3, 5),
        "DROSSELBY - A man died in a fire at the Halvard boatyard in Drosselby on Monday night, "
        "police said.\n\nFirefighters from Drosselby and Ulvik were called to the yard on Quay "
        "Street at 10:20 p.m. and found a workshop in flames. The man, who worked at the yard, "
        "was pronounced dead at the scene.\n\nDetective Inge Sollund said that it was too early "
        "to say how the fire began.",
    ),
    Story(
        "fire-2",
        "Worker killed as Drosselby boatyard burns",
        date(2019, 3, 6),
        "A worker was killed when a workshop of the Halvard boatyard in Drosselby burned down on "
        "Monday night.\n\nPolice named him as Odd Brekkhus, 41. Neighbours on Quay Street said "
        "that they heard a bang before the flames.\n\nDetective Inge Sollund said that police "
        "would question the owner.",
    ),
)
TRIAL = (
    "A boatyard owner has been charged with manslaughter after prosecutors said that he stored "
    "fuel beside a stove.\n\n{back}\n\nHe pleaded not guilty at the court in Ulvik, and will be "
    "tried in the autumn."
)


def trial(day, back):
    title = "Owner charged with manslaughter over boatyard fire"
    return Story("trial", title, day, TRIAL.format(back=back))


def event_of(story):
    return {placement.id: placement.event for placement in group((*FIRE, story))}["trial"]


def test_a_follow_up_that_names_the_day_joins_its_event():
    back = "Odd Brekkhus died when a workshop in Drosselby burned on March 4."
    assert event_of(trial(date(2019, 4, 20), back)) == "fire-1"


def test_a_follow_up_of_another_year_joins_by_the_year_and_many_names():
    back = (
        "Odd Brekkhus, a worker, died when a workshop of the Halvard boatyard on Quay Street in "
        "Drosselby burned in 2019, and Detective Inge Sollund questioned the owner of the yard."
    )
    assert event_of(trial(date(2021, 5, 3), back)) == "fire-1"


@pytest.mark.parametrize(
    ("day", "back"),
    [
        (date(2019, 4, 20), "A man in Varnes died when a workshop of a boatyard burned March 4."),
        (date(2019, 4, 20), "A man in Drosselby died when a boatyard burned on April 9."),
        (date(2021, 5, 3), "A man in Drosselby died when a boatyard burned in 2019."),
    ],
    ids=["another town", "another day", "only the year and the town"],
)
def test_what_became_of_another_fire_is_another_event(day, back):
    assert event_of(trial(day, back)) == "trial"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The yard burned on March 4.", {date(2021, 3, 4).toordinal()}),
        ("The yard burned on Sept. 4, 2019.", {date(2020, 9, 4).toordinal(), 2019}),
        ("The yard burned on February 30, and 4 men died.", set()),
        ("In 1795, 12 of 4000 yards burned.", set()),
    ],
)
def test_the_days_and_years_that_a_text_looks_back_to(text, found):
    assert past(text, date(2021, 5, 3)) == found


def test_a_text_without_a_day_of_publication_looks_back_to_nothing():
    assert past("The yard burned on March 4, 2019.", None) == set()


def test_how_long_before_publication_a_day_was():
    published = date(2021, 1, 2).toordinal()
    assert When(day=365).days_before(published) == 2
    assert When().days_before(published) == 0
