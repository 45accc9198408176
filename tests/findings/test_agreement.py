import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clipbook.findings.agreement import find, find_agreement
from clipbook.findings.evidence.matching import matter_of
from clipbook.findings.evidence.saved_twice import find_saved_twice, note_saved_twice
from clipbook.findings.evidence.shared_facts import Growth, _parts, group
from clipbook.findings.evidence.silence import Silence
from clipbook.model import SourcedSentence
from tests.findings.events import event_of, told

_STORY = (
    SourcedSentence("herald", "The council closed the Mill Street bridge on Monday after a crack."),
    SourcedSentence("herald", "A ferry will carry pupils across the river for free."),
    SourcedSentence("times", "Mill Street bridge was closed Monday because a crack was found."),
    SourcedSentence("times", "Pupils can take a free ferry over the river."),
    SourcedSentence("post", "Bakers in the old town expect fewer customers."),
)


def test_wordings_of_one_fact_are_joined():
    assert find_agreement(_STORY).clusters == ((0, 2), (1, 3))


def test_only_sentences_of_different_documents_are_paired():
    pairs = find_agreement(_STORY).pairs
    assert all(_STORY[i].document != _STORY[j].document for i, j, _ in pairs)


def test_sentences_that_share_no_word_are_no_pair():
    lone = (SourcedSentence("a", "Snow fell."), SourcedSentence("b", "Prices rose."))
    assert find_agreement(lone) == find_agreement(())


@given(st.lists(st.builds(SourcedSentence, st.sampled_from("abc"), st.text(max_size=40))))
def test_any_text_gives_scores_between_nothing_and_certainty(sentences):
    found = find_agreement(sentences)
    assert all(0 <= score <= 1 for _, _, score in found.pairs)
    members = [index for cluster in found.clusters for index in cluster]
    assert len(members) == len(set(members))


_FERRY = {
    "courier": "The ferry ran aground on Gannet Bank on Saturday evening, the coastguard said. "
    "Ruth Amsel has been its captain since 2012. Bread is dear on the island.",
    "gazette": "Amsel, who became captain in 2012, was on the bridge. "
    "According to the coastguard, the ferry ran aground on Gannet Bank.",
}


def test_a_fact_holds_the_clauses_without_their_attribution():
    (fact,) = (f for f in find(told(**_FERRY)).facts if "aground" in f.excerpts[0].text)
    assert [excerpt.text for excerpt in fact.excerpts] == [
        "The ferry ran aground on Gannet Bank on Saturday evening",
        "the ferry ran aground on Gannet Bank.",
    ]


def test_the_statements_of_a_fact_are_whole_sentences():
    briefing = find(told(**_FERRY))
    bodies = {article.id: article.body for article in briefing.event.articles}
    texts = [briefing.statements[name].excerpt for f in briefing.facts for name in f.statements]
    assert texts
    assert all(e.text == e.span.of(bodies[e.article]) and e.text.endswith(".") for e in texts)


def fact_on(word, **bodies):
    briefing = find(told(**bodies))
    (fact,) = (f for f in briefing.facts if word in f.excerpts[0].text)
    return fact


def test_an_article_that_says_nothing_of_it_is_silent():
    fact = fact_on("Bread", **_FERRY, islander="Bread is dear on the island, and the shop is shut.")
    assert (fact.articles, fact.silent) == (("courier", "islander"), ("gazette",))


def test_an_article_that_may_say_it_in_other_words_is_not_called_silent():
    others = {"islander": "A boat was stuck fast for a while on a bank at night."}
    fact = fact_on("aground", **_FERRY, **others)
    assert (fact.articles, fact.silent) == (("courier", "gazette"), ())


@pytest.mark.parametrize(
    ("body", "silent"),
    [("Rain fell. Fog came.", ("e",)), ("Rain fell on the ferry. It lay aground at Pell.", ())],
)
def test_an_article_that_has_the_telling_words_somewhere_is_not_called_silent(body, silent):
    bodies = dict.fromkeys("ab", "Rain fell. Fog came. Ice hung. A ferry ran aground at Pell.")
    event = told(**bodies, e=body).event
    clauses = [SourcedSentence(name, "A ferry ran aground at Pell.", 3) for name in "ab"]
    assert Silence(event, matter_of(clauses), {}).find((0, 1), "ab") == silent


@pytest.mark.parametrize(
    ("title", "silent"), [("Trains Collide in Tunnel", ()), ("Bread Is Dear", ("e",))]
)
def test_an_article_whose_title_says_so_is_not_called_silent(title, silent):
    texts = {"a": "Two trains collided in a tunnel.", "b": "Carriages bumped in the dark."}
    clauses = [SourcedSentence(name, text) for name, text in texts.items()]
    *others, last = told(**texts, e="Rain fell.").event.articles
    event = event_of(*others, replace(last, title=title))
    assert Silence(event, matter_of(clauses), {}).find((0, 1), "ab") == silent


def test_an_article_in_a_language_that_is_not_read_is_not_called_silent():
    briefing = told(**_FERRY, inselbote="Das Brot ist teuer, und der Laden auf der Insel ist zu.")
    *english, german = briefing.event.articles
    event = replace(briefing.event, articles=(*english, replace(german, language="de")))
    assert [fact.silent for fact in find(replace(briefing, event=event)).facts] == [(), ()]


def test_what_is_told_once_is_no_fact():
    assert find(told(courier="The ferry ran aground.", gazette="Bread is dear.")).facts == ()


def test_a_denial_and_a_report_are_not_one_fact():
    briefing = told(
        courier="The harbour master did not warn the crew about the sandbank.",
        gazette="The harbour master warned the crew about the sandbank.",
    )
    assert find(briefing).facts == ()


def test_what_is_to_come_is_not_counted_for_what_was_done():
    briefing = told(
        courier="The ferry Lady Maud is due to be refloated on Wednesday at noon.",
        gazette="The ferry Lady Maud was refloated on Wednesday at noon.",
    )
    assert find(briefing).facts == ()


_CALM = "“Everybody on the ferry was calm, and the sea was as flat as a plate,”"


@pytest.mark.parametrize(
    ("speaker", "articles"),
    [("Edwin Sole", set()), ("Captain Amsel", {2}), ("the captain", {2})],
    ids=["another one", "the same one", "perhaps the same one"],
)
def test_words_are_one_fact_unless_two_people_said_them(speaker, articles):
    facts = fact_texts(
        courier=f"Bread is dear on the island. {_CALM} Ruth Amsel said.",
        gazette=f"{_CALM} {speaker} said. A boat left at noon. Fog came.",
    )
    assert set(map(len, facts)) == articles


def test_several_is_not_counted_for_a_number():
    briefing = told(
        courier="Several people drowned when the ferry ran aground.",
        gazette="Seven people drowned when the ferry ran aground.",
    )
    assert find(briefing).facts == ()


def test_so_many_more_is_not_counted_for_so_many():
    briefing = told(
        courier="The island has 850 nurses and another 1,000 nurses from abroad.",
        gazette="The island has nearly 1,000 nurses.",
    )
    assert find(briefing).facts == ()


def test_the_same_number_of_more_is_one_fact():
    briefing = told(
        courier="The island has 850 nurses and another 1,000 nurses from abroad.",
        gazette="Another 1,000 nurses on the island are from abroad.",
    )
    assert find(briefing).facts


def test_facts_are_the_same_in_any_order_of_the_articles():
    there = find(told(**_FERRY)).facts
    back = find(told(**dict(reversed(_FERRY.items())))).facts
    assert {frozenset(e.text for e in f.excerpts) for f in there} == {
        frozenset(e.text for e in f.excerpts) for f in back
    }


def fact_texts(**bodies):
    return [{e.article: e.text for e in fact.excerpts} for fact in find(told(**bodies)).facts]


def test_a_caption_that_runs_into_a_sentence_is_no_part_of_what_it_states():
    facts = fact_texts(
        courier="Photo ORSA — The ferry Lady Maud ran aground on Gannet Bank with 43 passengers.",
        gazette="The ferry Lady Maud ran aground on Gannet Bank with 43 passengers on Saturday.",
    )
    assert facts[0]["courier"].startswith("The ferry Lady Maud ran aground")


def test_a_kind_of_verb_is_one_whatever_the_word():
    facts = fact_texts(
        courier="The mayor of Orsa resigned on Friday after the audit of the harbour.",
        gazette="An audit of the harbour led the mayor of Orsa to quit on Friday.",
        islander="Bread is dear on the island. The baker blames the price of flour.",
    )
    assert [set(fact) for fact in facts] == [{"courier", "gazette"}]


def test_sentences_with_no_words_in_common_but_names_are_no_fact():
    assert (
        fact_texts(
            courier="Mayor Ada Lund of Pellmouth was arrested at her home.",
            gazette="Pellmouth wants a new school, and Ada Lund opened a library there.",
        )
        == []
    )


def test_what_shares_names_alone_with_a_fact_is_not_counted():
    (fact,) = (
        fact
        for fact in fact_texts(
            courier="The ferry Lady Maud ran aground on Gannet Bank on Saturday evening.",
            gazette="The Lady Maud ran aground on Gannet Bank on Saturday.",
            islander="Lady Maud is afloat again.",
        )
        if "courier" in fact
    )
    assert set(fact) == {"courier", "gazette"}


def test_two_words_state_nothing():
    assert (
        fact_texts(courier="She was pale. Bread is dear.", gazette="She was pale. Fog came.") == []
    )


def test_a_clause_that_states_two_things_supports_both():
    odds = {(0, 1): 5.0, (0, 2): 2.0, (1, 2): 2.0, (2, 3): 3.0, (2, 4): 3.0, (3, 4): 4.0}
    assert Growth(odds, "abcab").groups() == ((0, 1, 2), (2, 3, 4))


def test_what_is_chained_is_no_fact():
    odds = {(0, 1): 5.0, (1, 2): 4.0, (2, 3): 5.0}
    assert Growth(odds, "abcd").groups() == ((0, 1), (1, 2), (2, 3))


def test_who_is_least_like_the_others_is_not_counted():
    odds = {(0, 1): 5.0, (0, 2): 5.0, (1, 2): 5.0, (0, 3): 0.9, (1, 3): -1.0, (2, 3): -0.5}
    assert Growth(odds, "abcd").groups() == ((0, 1, 2),)


def test_one_that_is_unlike_a_single_member_stays_out():
    odds = {(0, 1): 5.0, (0, 2): 0.9, (1, 2): -2.0}
    assert Growth(odds, "abc").groups() == ((0, 1),)


def test_an_article_states_a_fact_where_one_of_its_clauses_does():
    odds = {(0, 2): 5.0, (1, 2): 1.0, (0, 3): 1.2, (2, 3): 0.9, (1, 3): -3.0}
    assert Growth(odds, "aabc").groups() == ((0, 1, 2, 3),)


def test_what_is_like_a_few_clauses_of_a_large_group_only_stays_out():
    odds = {(0, 1): 5.0, (0, 3): 5.0, (1, 2): 5.0, (2, 3): 5.0, (2, 4): 0.5, (3, 4): 0.5}
    assert Growth(odds, "ababc").groups() == ((0, 1, 2, 3),)


def test_two_clauses_of_one_article_may_state_the_same():
    assert Growth({(0, 1): 3.0, (1, 2): 3.0}, "aba").groups() == ((0, 1, 2),)


def test_a_group_within_another_is_not_told_again():
    odds = {(0, 1): 5.0, (0, 2): 1.5, (1, 2): 1.5, (0, 3): 1.1, (1, 3): 0.9, (2, 3): 0.0}
    assert Growth(odds, "abcd").groups() == ((0, 1, 2, 3),)


@given(
    st.lists(
        st.builds(
            SourcedSentence,
            st.sampled_from("abcd"),
            st.lists(st.sampled_from("ferry ran bank crew fog saved night 43".split())).map(
                " ".join
            ),
        ),
        max_size=12,
    )
)
def test_a_group_holds_each_clause_once_and_is_of_several_articles(sentences):
    groups = group(matter_of(sentences))
    assert all(len(members) == len(set(members)) for members in groups)
    assert all(len({sentences[k].document for k in members}) > 1 for members in groups)


def changed(**fields):
    """The ferry's articles, by outlets of their own, with these fields of theirs."""
    given = told(**dict.fromkeys(fields, "A ferry ran aground.") | _FERRY)
    articles = (
        replace(article, **{"outlet": article.id} | fields.get(article.id, {}))
        for article in given.event.articles
    )
    return replace(given, event=replace(given.event, articles=tuple(articles)))


def test_one_address_saved_twice_confirms_nothing():
    here, there = "https://www.herald.example/ferry/", "http://herald.example/ferry#top"
    assert find(changed(courier={"url": here}, gazette={"url": there})).facts == ()


def test_two_addresses_are_two_sources():
    here, there = "https://herald.example/ferry", "https://herald.example/bridge"
    assert find(changed(courier={"url": here}, gazette={"url": there})).facts


def test_what_is_a_copy_by_the_persons_word_confirms_nothing():
    assert find(changed(courier={"copy_of": "gazette.md"})).facts == ()


def test_a_copy_may_be_named_by_the_others_address():
    here = "https://www.herald.example/ferry/"
    copied = changed(courier={"copy_of": here}, gazette={"url": here})
    assert find_saved_twice(copied.event) == {"courier": "gazette"}


def test_a_copy_of_a_copy_is_a_copy_of_the_original():
    copied = changed(courier={"copy_of": "gazette"}, gazette={"copy_of": "herald"}, herald={})
    assert find_saved_twice(copied.event) == {"courier": "herald", "gazette": "herald"}


def test_two_that_are_said_to_be_copies_of_each_other_count_once():
    copied = changed(courier={"copy_of": "gazette"}, gazette={"copy_of": "courier"})
    assert len(find_saved_twice(copied.event)) == 1


def test_who_copies_what_is_not_there_counts():
    assert find(changed(courier={"copy_of": "bugle.md"})).facts


def test_an_entry_of_a_feed_saved_twice_confirms_nothing():
    entry = {"guid": "ferry-43", "outlet": "Herald"}
    assert find(changed(courier=entry, gazette=entry)).facts == ()


def test_entries_of_two_feeds_may_have_one_number():
    assert find(changed(courier={"guid": "43", "outlet": "A"}, gazette={"guid": "43"})).facts


def test_a_note_names_both_that_are_counted_once():
    (note,) = note_saved_twice(changed(courier={"copy_of": "gazette"}).event)
    assert str(note.place) == "content/e/courier.md"
    assert (note.code, "`gazette.md`" in note.message) == ("saved-twice", True)


def test_a_text_saved_again_with_a_word_changed_confirms_nothing():
    text = "".join(
        f"The ferry ran aground on bank number {n} with all of its passengers. " for n in range(6)
    )
    assert find(told(ferry=text, ferry_again=f"{text}Updated on Sunday.")).facts == ()


def test_two_short_texts_that_share_a_sentence_are_two_sources():
    said = "The ferry Lady Maud ran aground on Gannet Bank at night."
    assert find(told(ferry=f"{said} Bread is dear.", boat=f"{said} The crew is safe.")).facts


def test_one_text_saved_twice_by_one_outlet_confirms_nothing():
    text = "The ferry Lady Maud ran aground on Gannet Bank with 43 passengers on Saturday evening."
    assert find(told(ferry=text, ferry_conflict_copy=text)).facts == ()


def test_an_article_that_likely_states_what_a_group_does_is_a_witness_with_its_likest_clause():
    odds = {(0, 3): 6.0, (1, 3): 3.0, (0, 4): 6.0, (1, 4): 2.0}
    assert Growth(odds, "abcdd").with_witnesses((0, 1, 2)) == (0, 1, 2, 3)


def test_an_article_that_is_like_one_other_only_is_no_witness():
    assert Growth({(0, 3): 9.0}, "abcd").with_witnesses((0, 1, 2)) == (0, 1, 2)


_SETTLED = matter_of(
    [
        SourcedSentence("a", "Lund used $84,000 of public money to settle the claim."),
        SourcedSentence("a", "She promised to repay the $84,000."),
        SourcedSentence("b", "The claim was settled with $84,000, and Lund will repay them."),
        SourcedSentence("b", "Lund had the claim of her aide settled with public money."),
    ]
)


def test_a_word_that_all_articles_of_a_group_have_makes_its_clauses_a_part():
    growth = Growth({(0, 2): 3.0, (0, 3): 3.0, (1, 2): 3.0, (1, 3): -1.0}, "aabb")
    assert set(_parts(_SETTLED, growth, (0, 1, 2, 3))) == {(1, 2), (0, 3)}


def test_clauses_that_share_a_word_and_are_unlike_are_no_part():
    growth = Growth({(0, 2): 3.0, (0, 3): 3.0, (1, 2): 0.5}, "aabb")
    assert set(_parts(_SETTLED, growth, (0, 1, 2, 3))) == {(0, 3)}


def test_a_group_of_one_clause_an_article_has_no_parts():
    assert _parts(_SETTLED, Growth({(0, 2): 3.0}, "aabb"), (0, 2)) == []
