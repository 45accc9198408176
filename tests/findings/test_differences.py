from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.findings.differences import find
from clipbook.model import Article, Briefing, DifferenceKind, Period, Published
from tests.findings.events import event_of, told


def differences(left, right, kind):
    found = find(told(courier=left, gazette=right)).differences
    return [difference for difference in found if difference.kind is kind]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (
            "The harbour master did not warn the crew about the sandbank.",
            "The harbour office warned the crew about the sandbank twice.",
            "did not warn / warned",
        ),
        (
            "No passengers were injured.",
            "Two passengers were injured.",
            "No passengers were injured / were injured",
        ),
        (
            "Orrin and Sole did not discuss the cost of dredging.",
            "The cost of dredging was briefly mentioned by Orrin and Sole.",
            "did not discuss / was briefly mentioned",
        ),
        (
            "Mr. Sole, while armed, did not point the flare gun.",
            "Sole was arrested by guards who claim he pointed a flare gun at cops off Pell.",
            "did not point / pointed",
        ),
    ],
)
def test_a_denial_of_what_another_reports_is_a_contradiction(left, right, why):
    (found,) = differences(left, right, DifferenceKind.CONTRADICTION)
    assert found.why == why
    assert [side.excerpts[0].article for side in found.sides] == ["courier", "gazette"]


SIDE_BY_SIDE = {
    DifferenceKind.NUMBER: [
        # different numbers of one thing stand side by side
        (
            "The ferry carried 43 passengers when it ran aground.",
            "The ferry carried 41 passengers when it ran aground.",
            "41 passengers / 43 passengers",
        ),
        # sums shares measures and terms that differ stand side by side
        (
            "The ferry was sold to Pell Line for $3 million.",
            "The ferry was sold to Pell Line for $4.5 million.",
            "$3 million / $4.5 million",
        ),
        (
            "Pell shares fell 1.5 percent.",
            "Pell shares fell 4 per cent.",
            "1.5 percent / 4 per cent",
        ),
        ("The boy fell 10 to 12 feet.", "The boy fell 15ft.", "10 to 12 feet / 15ft"),
        ("The quake had a depth of 2 km.", "It had a depth of 20 km.", "2 km / 20 km"),
        (
            "A quake struck 20 miles north of Orsa.",
            "It struck about 26 miles north of Orsa.",
            "20 miles north / about 26 miles north",
        ),
        (
            "The quake levelled four villages off Pell.",
            "Seven villages were destroyed by the quake.",
            "four villages / Seven villages",
        ),
        (
            "Pell has about 850 soldiers in the country.",
            "Pell has nearly 1,000 troops in the country.",
            "about 850 soldiers / nearly 1,000 troops",
        ),
        (
            "Orsa, an island with a population of 9,000, lies off Pell.",
            "The island of Orsa has about 6,000 residents.",
            "about 6,000 residents / 9,000",
        ),
        (
            "Sole may be jailed for up to 10 years.",
            "Sole could face up to 14 years in prison.",
            "up to 10 years / up to 14 years",
        ),
        # two ages of one person stand side by side
        (
            "A four-year-old boy fell from the ferry.",
            "The 3-year-old boy fell from the ferry.",
            "3-year-old boy / four-year-old boy",
        ),
        (
            "A diver with lamps of his own, 31 - year - old Tom Sole of Pell, was on the ferry.",
            "The 32-year-old Alban Tom Sole was on the ferry.",
            "31 - year - old Tom Sole / 32-year-old Alban Tom Sole",
        ),
        # prices of one deal stand side by side, also in other words
        (
            "Pell Line made a $47 million bid for Orsa Ferries.",
            "Pell Line has agreed on the purchase of Orsa Ferries for $38 million.",
            "$38 million / $47 million bid",
        ),
        (
            "Orrin backs the $1 billion harbour bill, which will be put to the vote on Monday.",
            "Sole says the vote on the $1.2 billion harbour package is near.",
            "$1 billion harbour bill / $1.2 billion harbour package",
        ),
        (
            "Orsa rejected the initial $103 million offer of Pell Line.",
            "Pell Line had made an original $105 million approach.",
            "$103 million offer / $105 million approach",
        ),
        # those on board are counted
        (
            "A ferry with 41 passengers on board ran aground on the bank.",
            "Some 61 passengers were on board when the ferry ran aground.",
            "41 passengers / Some 61 passengers",
        ),
    ],
    DifferenceKind.UPDATED: [
        # a toll that grows from day to day is updated
        (
            "The storm killed at least two people.",
            "The death toll of the storm rose to six.",
            "at least two people / six",
        ),
        (
            "Two people were killed by the storm.",
            "The storm left six dead.",
            "Two people / six dead",
        ),
        (
            "The storm wounded at least 40.",
            "More than 50 people were injured.",
            "at least 40 / More than 50 people",
        ),
        # an age that an article corrects is updated
        (
            "A two-year-old boy fell from the ferry.",
            "The 3-year-old boy fell from the ferry. He was initially reported to be 2 years old.",
            "two-year-old boy / 3-year-old boy",
        ),
        # a toll that nobody has counted yet is updated
        (
            "Several people died when the ferry sank.",
            "Seven people died when the ferry sank.",
            "Several people died / Seven people",
        ),
        # what was open and is settled a day later is updated
        (
            "Sole is expected to be charged with reckless steering.",
            "Sole was charged with reckless steering.",
            "is expected to be charged / was charged",
        ),
        (
            "Orrin has to decide whether to sign or veto the harbour bill.",
            "Orrin announced her decision to veto the harbour bill.",
            "whether to sign or veto / decision to veto",
        ),
        (
            "The victim was not identified by police.",
            "Joss Cardle, 41, died on the ferry.",
            "not identified / Joss Cardle",
        ),
        (
            "The man’s name was not released on Monday.",
            "Joss Cardle, 41, died on the ferry.",
            "name was not released / Joss Cardle",
        ),
        (
            "The police fear four days of riots in Orsa.",
            "Orsa has seen eight days of rioting.",
            "four days / eight days",
        ),
        (
            "The master was being questioned over the storm.",
            "The master was charged over the storm.",
            "was being questioned / was charged",
        ),
        (
            "Police are investigating a fire on the ferry.",
            "Sole was charged over the fire on Monday. Sole pleaded not guilty to the charge.",
            "Police are investigating / was charged",
        ),
    ],
    DifferenceKind.TENSION: [
        # who began is a tension
        (
            "Sole raised a second boat for Orsa.",
            "Orrin proposed a second boat for Orsa.",
            "Orrin proposed / Sole raised",
        ),
        # the last time of what another counts is a tension
        (
            "Captain Ada Sole was the last sailor to visit Orsa in 2017.",
            "The captain before, Ada Sole, visited Orsa twice.",
            "last sailor to visit Orsa in 2017 / visited Orsa twice",
        ),
    ],
    DifferenceKind.WORDING: [
        # the sentences of a quotation are compared one by one
        (
            "“I saw there was a woman on top of me … I slept,” said Sole.",
            "“The ferry sank at once. I saw there was a girl on top of me. I froze,” said Sole.",
            "girl / woman",
        ),
        # words that stand in each others place in one quotation are wordings
        (
            "“There was a woman on top of me in the cold water,” said Sole.",
            "“There was a girl on top of me in the cold water and she slept,” said Sole.",
            "girl / woman",
        ),
        # what will be done here and is planned there is told in other words
        (
            "Captain Sole said he will visit the harbour of Orsa next month.",
            "Sole said on Saturday that he planned to visit Orsa and its harbour next month.",
            "planned to visit / will visit",
        ),
        # an aim is a step less sure than what is likely
        (
            "The talks aim to pave the way for a first ferry to the island in ten years.",
            "A meeting is likely to pave the way for the first ferry to the island in ten years.",
            "aim to pave / is likely to pave",
        ),
    ],
    DifferenceKind.DATE: [
        # different days of one deed stand side by side
        (
            "The ferry Maud was refloated off Pellmouth on June 11.",
            "The ferry Maud was refloated off Pellmouth on June 10.",
            "June 10 / June 11",
        ),
        # years of one arrival stand side by side
        (
            "The bear Maud was moved to the Orsa zoo in 2014.",
            "The bear Maud came to the Orsa zoo in 2015.",
            "2014 / 2015",
        ),
        # times of day of one deed stand side by side
        (
            "The grounding happened about 10:30 p.m. Monday off the Pell Street pier.",
            "The accident occurred off the Pell Street pier shortly after 11 p.m. on Monday.",
            "about 10:30 p.m. / shortly after 11 p.m.",
        ),
    ],
    DifferenceKind.CAUSE: [
        # a cause that another does not know is a difference of cause
        (
            "Initial indications suggest that the ferry was too fast.",
            "The cause of the grounding is unknown.",
            "Initial indications suggest / cause of the grounding is unknown",
        ),
        (
            "A light was accidentally switched off.",
            "Pell Line did not know how the ferry ran aground.",
            "accidentally switched / not know how the ferry ran aground",
        ),
    ],
    DifferenceKind.CONTRADICTION: [
        # a claim and its denial are a contradiction
        (
            "Three sailors accused Orrin of hiding the report.",
            "Mayor Ada Orrin has repeatedly denied it.",
            "accused Orrin / Mayor Ada Orrin has repeatedly denied it",
        ),
    ],
}


NO_DIFFERENCE = {
    DifferenceKind.CONTRADICTION: [
        # what a careful reader can join is no contradiction
        ("Xi has not visited Orsa since 2014.", "Xi last visited Orsa in 2014."),
        ("A meeting is set for Tuesday in the hall.", "The meeting was held on Tuesday."),
        ("The ferry was not late in 2019.", "The ferry was late in 2021."),
        ("Sole did not only warn the crew.", "Sole warned the crew."),
        ("The ferry may not have warned the crew.", "The crew was warned by the ferry."),
        ("Police did not find the log.", "Divers found a boot on the bank."),
        ("Amsel did not call the harbour.", "Sole called the harbour."),
        ("The council does not warn crews.", "The council warned the crews."),
        ("The ferry hadn't warned the crew.", "The ferry hadn ’ t warned the crew."),
        ("The crew was not warned by Sole.", "The crew was warned on the bank."),
    ],
    DifferenceKind.NUMBER: [
        # roundings parts and other counts are no different numbers
        ("Some 16 million children got stamps.", "16.1 million children got stamps."),
        ("Five people died on the ferry.", "Some 40 people were hurt on the ferry."),
        ("At least 50 people were hurt.", "Some 52 people were hurt."),
        ("Six people died in the storm.", "Four men and two women died in the storm."),
        ("Pell fired four rockets at the bank.", "Pell fired four Tern-12 rockets at the bank."),
        ("Two people died on the ferry.", "Another three people died on the ferry."),
        ("Two people died on the ferry.", "In 2004 a storm killed nine people."),
        ("In Orsa, Sole scored 14 points.", "With Orsa, Sole scored 1,000 points."),
        ("Two people died on the ferry.", "In Orsa a storm killed nine people."),
        ("The ferry carried 43 passengers.", "The ferry carried 12 cars."),
        ("She turned 43 on the ferry.", "She is the 41-year-old master of the ferry."),
        # prices of other deals, or of each share, do not clash
        (
            "Pell Line made a $47 million bid for Orsa Ferries.",
            "Pell Line made a $38 million bid for Amsel Mills.",
        ),
        (
            "Pell Line made a $47 million bid for Orsa Ferries.",
            "Pell Line raised its bid for Orsa Ferries to $52 million.",
        ),
        (
            "Pell Line made a $47 million bid for Orsa Ferries.",
            "Pell Line made a bid for Orsa Ferries of $12 a share.",
        ),
        (
            "Pell Line hopes for a $47 million purchase of Orsa Ferries.",
            "Pell Line hopes that the $38 million deal on Orsa Ferries ends.",
        ),
        (
            "Orrin backs the $1 billion harbour bill, which will be put to the vote on Monday.",
            "Orrin backs the $3 billion school bill, which will be put to the vote on Monday.",
        ),
        # measures of two things do not clash
        ("The quake had a depth of 2 km.", "It cost 20 km of road."),
        ("A quake struck 20 miles north of Orsa.", "It struck 26 miles east of Orsa."),
        ("Pell has about 950 soldiers in the country.", "Pell has nearly 1,000 troops there."),
        (
            "The storm of 2014 levelled four villages.",
            "Seven villages were destroyed by the quake.",
        ),
        # ages of two people are not compared
        ("Her 16-year-old brother was on board.", "The 18-year-old brother was on board."),
        ("A 16-year-old boy fell.", "An 18-year-old boy pushed the boy, 16, from the ferry."),
    ],
    DifferenceKind.UPDATED: [
        # roundings parts and other counts are no different numbers
        ("Some 16 million children got stamps.", "16.1 million children got stamps."),
        ("Five people died on the ferry.", "Some 40 people were hurt on the ferry."),
        ("At least 50 people were hurt.", "Some 52 people were hurt."),
        ("Six people died in the storm.", "Four men and two women died in the storm."),
        ("Pell fired four rockets at the bank.", "Pell fired four Tern-12 rockets at the bank."),
        ("Two people died on the ferry.", "Another three people died on the ferry."),
        ("Two people died on the ferry.", "In 2004 a storm killed nine people."),
        ("In Orsa, Sole scored 14 points.", "With Orsa, Sole scored 1,000 points."),
        ("Two people died on the ferry.", "In Orsa a storm killed nine people."),
        ("The ferry carried 43 passengers.", "The ferry carried 12 cars."),
        ("She turned 43 on the ferry.", "She is the 41-year-old master of the ferry."),
        # a toll without a number in a later article is no difference
        ("Seven people died when the ferry sank.", "Several people died when it sank."),
        # what is not settled later is not updated
        (
            "Sole was charged with reckless steering.",
            "Sole is expected to be charged with reckless steering.",
        ),
        (
            "Pell Line will work with Orsa on safer boats.",
            "Joss Cardle, who worked on safer boats in Orsa, has left.",
        ),
        (
            "Orrin has to decide whether to make a second offer to Orsa.",
            "The storm made the offer to Orsa a difficult one.",
        ),
        ("No one has been arrested over the storm.", "No one was charged over the storm."),
        (
            "Pell Line will end the extra ferry of the week.",
            "Pell Line counted the extra ferry of the week ended May 15.",
        ),
        ("Pell Line announced this on the quay.", "Orsa said Pell Line should withdraw this."),
        ("Sole was arrested on charges of reckless steering.", "Sole was charged."),
        # steps of other cases are no later ones
        ("No one has been arrested over the storm.", "Sole was arrested more than 20 times."),
        ("No one has been arrested over the storm.", "Sole had previously been charged."),
        # what goes on is no news
        ("Pell Line will continue the ferry to Orsa.", "Pell Line continued the ferry to Orsa."),
        # a name that is kept back for good is another one's
        (
            "Their names were not released because they are juveniles.",
            "Joss Cardle, 41, died on the ferry.",
        ),
        ("The names of the crew were not released.", "Joss Cardle, 41, died on the ferry."),
        ("The man’s name was not released.", "On Monday, 41 people died on the ferry."),
        ("Sole was arrested.", "In 2005 Sole was sentenced to two years in prison."),
    ],
    DifferenceKind.TENSION: [
        # what one opened, another did not, or long before
        ("Sole raised a second boat for Orsa.", "Sole proposed a second boat for Orsa."),
        ("Sole raised a second boat for Orsa.", "Orrin proposed a second boat for Orsa in 2019."),
        ("Sole raised a second boat for Orsa.", "Orrin proposed a mill for Orsa."),
    ],
    DifferenceKind.WHO: [
        # a letter doubled from another alphabet is no other name
        ("Mr Hammed Orrin was on board.", "Mr Hamed Orrin was on board."),
        # a short form is no other name
        ("Steve Orrin was on board.", "Steven Orrin was on board."),
    ],
    DifferenceKind.WORDING: [
        # one quotation spelled or cut otherwise is no other wording
        (
            "“The council has to order a second boat at once,” Orrin said.",
            "'The council has to order a second boat at once,' Orrin said.",
        ),
        (
            "“The ferry was traveling faster than the council permits,” said Orrin.",
            "“The ferry was travelling faster than the council permits,” said Orrin.",
        ),
        (
            "“The council has to order a second boat at once,” Orrin said.",
            "“The council has to order a second boat,” Orrin said.",
        ),
        (
            "“I am not running for mayor of the whole of Orsa,” said Sole.",
            "“I am ready to fight for the people of the whole of Orsa,” said Amsel.",
        ),
        (
            "Sole said the council plays a “dangerous game with the ferry and all its crew”.",
            "Orrin said: “The crew of the boat made a dangerous mistake there.”",
        ),
        # what is sure of other deeds is no other wording
        (
            "The Maud will lift off from the harbour of Orsa.",
            "A boat like the Maud could lift a car in Pell.",
        ),
        (
            "Sole will visit the harbour of Orsa next month.",
            "Sole may not visit the harbour of Orsa next month.",
        ),
        (
            "Sole will visit the harbour of Orsa next month.",
            "Amsel may visit the mill of Pell next month.",
        ),
    ],
    DifferenceKind.DATE: [
        # days of two deeds or two occasions are no difference
        (
            "Pell Line ran a ferry aground after the storm flooded its port on June 10.",
            "Pell Line ran a ferry aground on June 12, days after the storm flooded its port.",
        ),
        ("The council met over the ferry on Friday.", "The council met over the ferry on May 22."),
        (
            "The ferry Maud was refloated off Pellmouth on June 10.",
            "The ferry Maud was refloated off Pellmouth on January 10.",
        ),
        (
            "Pell Line said on June 10 that the ferry Maud was refloated.",
            "Pell Line said on June 11 that the ferry Maud was refloated.",
        ),
        ("It replaces a ferry boat launched in 2011.", "The first ferry boat launched in 2012."),
        # times that may be one or are of other deeds do not clash
        ("It happened off Pell pier at 6.10am.", "It happened off Pell pier at around 6am."),
        ("It happened off Pell pier at 6.10am.", "It happened off Pell pier at 11 p.m."),
        ("It happened off Pell pier at 8 a.m. GMT.", "It happened off Pell pier at 9 a.m."),
        ("It happened off Pell pier at 8 a.m.", "Sole called Pell pier at 9 a.m. that day."),
        ("It happened at the Pell pier at 8 a.m.", "A fire happened at the Amsel mill at 9 a.m."),
        ("Sole said off Pell pier at 8 a.m.", "Sole said off Pell pier at 9 a.m."),
    ],
    DifferenceKind.CAUSE: [
        # who knows of a cause and of its doubt differs from nobody
        (
            "The cause is unknown, but initial indications suggest that the ferry was too fast.",
            "The cause of the grounding is unknown.",
        ),
    ],
}


def cases(table):
    return [(kind, *case) for kind, found in table.items() for case in found]


@pytest.mark.parametrize(("kind", "left", "right", "why"), cases(SIDE_BY_SIDE))
def test_what_sources_say_otherwise_stands_side_by_side(kind, left, right, why):
    (found,) = differences(left, right, kind)
    assert found.why == why


@pytest.mark.parametrize(("kind", "left", "right"), cases(NO_DIFFERENCE))
def test_what_a_careful_reader_can_join_is_no_difference(kind, left, right):
    assert not differences(left, right, kind)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jonas Brandel, 29, was on board.", "Jonas Randel, 29, was on board."),
        ("Mrs Erica Orrin, 26, was on board.", "Mrs Erika Orrin, 26, was on board."),
    ],
)
def test_two_spellings_of_one_name_stand_side_by_side(left, right):
    (found,) = differences(left, right, DifferenceKind.WHO)
    assert [side.phrase.article for side in found.sides] == ["courier", "gazette"]


def test_an_age_told_at_a_trial_long_after_is_no_other_age():
    def article(name, body, day):
        published = Published(Period(day, day), "stated")
        return Article(id=name, body=body, language="en", published=published)

    early = article("early", "Tom Sole, 27, was on the ferry.", date(2026, 6, 14))
    late = article("late", "Tom Sole, 29, was in court.", date(2028, 3, 2))
    assert find(Briefing(event=event_of(early, late))).differences == ()


def test_a_denial_of_what_happened_months_later_is_no_contradiction():
    def article(name, body, day):
        published = Published(Period(day, day), "stated")
        return Article(id=name, body=body, language="en", published=published)

    early = article("early", "The ferry did not warn the crew.", date(2026, 6, 14))
    late = article("late", "The ferry warned the crew.", date(2026, 9, 2))
    assert find(Briefing(event=event_of(early, late))).differences == ()


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (
            "It took the jury four hours, spread over two days, to choose life in prison.",
            "Sole will be moved within 10 days from the jail of Pell to Aldport.",
            DifferenceKind.NUMBER,
        ),
        (
            "Orsa said that it accuses South Sudan of arming rebels.",
            "Sudan has denied striking the camp of Orsa.",
            DifferenceKind.CONTRADICTION,
        ),
        (
            "Seekers of asylum from Orsa are expected to turn themselves in at the port.",
            "Seekers of asylum from Orsa are typically held for a day and then turned over.",
            DifferenceKind.UPDATED,
        ),
    ],
)
def test_times_countries_and_habits_of_other_matters_are_not_compared(left, right, kind):
    assert not differences(left, right, kind)


def test_weeks_of_what_happened_stand_side_by_side():
    bodies = (
        "Sole called it revenge for raids on Orsa this week.",
        "It was revenge for the raids near Orsa last week, said Sole.",
    )
    friday = Published(Period(date(2026, 6, 12), date(2026, 6, 12)), "stated")
    articles = [
        Article(id=f"a{k}", body=body, language="en", published=friday)
        for k, body in enumerate(bodies)
    ]
    (found,) = find(Briefing(event=event_of(*articles))).differences
    assert found.why == "last week / this week"


def test_a_clause_without_its_subject_is_shown_with_it():
    (found,) = differences(
        "Orsa lies far out and has about 850 soldiers in the country.",
        "Orsa has nearly 1,000 troops in the country.",
        DifferenceKind.NUMBER,
    )
    assert found.sides[0].excerpts[0].text.startswith("Orsa lies far out")


def test_two_updates_that_end_in_one_clause_are_both_told():
    found = differences(
        "The victim was not identified. The police are searching for a killer.",
        "Tom Sole pleaded guilty in the death of 17-year-old Joss Cardle.",
        DifferenceKind.UPDATED,
    )
    assert [difference.why for difference in found] == [
        "not identified / Joss Cardle",
        "searching for a killer / pleaded guilty",
    ]


def test_two_matters_of_one_kind_stand_apart():
    briefing = told(
        courier="Pell Line made a $47 million bid for Orsa Ferries.",
        gazette="Pell Line made a $38 million bid for Orsa Ferries.",
        herald="Joss Amsel made a $3 million bid for Sole Mills.",
        mirror="Joss Amsel made a $4 million bid for Sole Mills.",
    )
    assert [difference.why for difference in find(briefing).differences] == [
        "$38 million bid / $47 million bid",
        "$3 million bid / $4 million bid",
    ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_side_equals_its_source(left, right):
    briefing = find(told(courier=left, gazette=right))
    bodies = {article.id: article.body for article in briefing.event.articles}
    excerpts = [e for d in briefing.differences for side in d.sides for e in side.excerpts]
    assert all(e.text == e.span.of(bodies[e.article]) for e in excerpts)


def test_the_names_that_both_sides_share_are_the_subject():
    (found,) = differences(
        "Sole and Amsel did not discuss the loan of Pell Line to Orsa.",
        "The loan of Pell Line to Orsa was mentioned by Sole and Amsel.",
        DifferenceKind.CONTRADICTION,
    )
    assert found.subject.text == "Sole and Amsel"


def test_what_limits_a_clause_is_shown_with_it():
    (found,) = differences(
        "Orrin and Sole did not discuss the cost of dredging.",
        "The cost of dredging was mentioned by Orrin and Sole, "
        "but no exact figures were named on Friday.",
        DifferenceKind.CONTRADICTION,
    )
    assert found.sides[1].excerpts[0].text.endswith("named on Friday.")


def test_how_often_another_did_it_is_no_tension():
    left = "Captain Ada Sole was the last sailor to visit Orsa in 2017."
    assert not differences(left, "Joss Amsel visited Orsa twice.", DifferenceKind.TENSION)
