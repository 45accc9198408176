import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.annotations import annotate
from clipbook.model import Article, Period, Precision, Published
from clipbook.text.languages import codes, find_language
from clipbook.text.languages.days import find_days
from clipbook.text.languages.quotations import find_quotations
from clipbook.text.languages.sentences import find_sentences

CASES = Path(__file__).parent.parent / "cases" / "languages"
WRITTEN = date(2023, 9, 24)
CODES = sorted(codes())


def case(code):
    return tomllib.loads((CASES / f"{code}.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", CODES)
def test_quotations_have_the_speaker_that_the_words_name(code):
    text, language = case(code)["text"], find_language(code)
    found = [
        [quote.span.of(text)[:28], quote.speaker.of(text) if quote.speaker else ""]
        for quote in find_quotations(text, language)
    ]
    assert found == case(code)["quotations"]


@pytest.mark.parametrize("code", CODES)
def test_days_are_found_in_the_forms_that_newspapers_use(code):
    text = case(code)["text"]
    mentions = find_days(text, WRITTEN, find_language(code))
    found = [[m.span.of(text), m.period.earliest.isoformat()] for m in mentions]
    assert found == case(code)["days"]


DATED = [(code, *each) for code in CODES for each in case(code)["dated"]]


@pytest.mark.parametrize(("code", "text", "days"), DATED)
def test_a_range_an_era_and_numerals_are_days_and_amounts_are_none(code, text, days):
    mentions = find_days(text, WRITTEN, find_language(code))
    found = [m.period.earliest.isoformat() for m in mentions if m.precision is Precision.DAY]
    assert found == days


@pytest.mark.parametrize("code", CODES)
def test_sentences_end_where_they_do(code):
    assert len(find_sentences(case(code)["text"], find_language(code))) == case(code)["sentences"]


FURTHER = [(code, further) for code in CODES for further in case(code).get("further", ())]


def found_quotations(code, text):
    """The quotations of a text with their speakers, '' for none."""
    found = find_quotations(text, find_language(code))
    return {q.span.of(text): q.speaker.of(text) if q.speaker else "" for q in found}


def test_in_further_texts_most_speakers_are_found_and_none_is_wrong():
    told, right, wrong = 0, 0, []
    for code, further in FURTHER:
        found = found_quotations(code, further["text"])
        for start, name, whole in further["quotations"]:
            told += 1
            speaker = next((s for words, s in found.items() if words.startswith(start)), "")
            right += bool(speaker) and name in speaker and speaker in whole
            if speaker and not (name in speaker and speaker in whole):
                wrong.append((start, speaker, whole))
    assert wrong == []
    assert right / told >= 0.95


def test_in_further_texts_most_days_are_found():
    told, right = 0, 0
    for code, further in FURTHER:
        written = date.fromisoformat(further.get("written", WRITTEN.isoformat()))
        mentions = find_days(further["text"], written, find_language(code))
        found = {(m.span.of(further["text"]), m.period.earliest.isoformat()) for m in mentions}
        told += len(further["days"])
        right += sum(
            any(words in span or span in words for span, day in found if day == iso)
            for words, iso in further["days"]
        )
    assert right / told >= 0.97


def test_a_language_without_a_file_has_sentences_and_nothing_more():
    body = "Talo paloi. “Emme tiedä vielä syytä”, sanoi poliisi Virtanen 3. syyskuuta 2023."
    found = annotate(Article(id="a", body=body, language="fi"))
    assert found.sentences
    assert (found.quotes, found.dates, found.names) == ((), (), ())


def test_a_region_of_a_language_is_read_as_the_language():
    assert find_language("zh-Hant-TW") == find_language("zh")


def test_a_text_in_korean_is_not_read_by_the_rules_of_english():
    body = "박정호 서장은 “원인은 조사해 봐야 안다”고 23일 말했다."
    published = Published(Period(WRITTEN, WRITTEN), "stated")
    found = annotate(Article(id="a", body=body, language="ko", published=published))
    assert [quote.speaker.of(body) for quote in found.quotes] == ["박정호 서장"]
    assert [mention.period.earliest.day for mention in found.dates] == [23]


def test_words_in_marks_that_quote_nobody_are_no_quotation():
    assert find_quotations("“Nordstern” heißt das Schiff.", find_language("de")) == ()


def test_a_day_that_the_calendar_lacks_is_none():
    assert find_days("El 31 de febrero de 2023 no pasó nada.", WRITTEN, find_language("es")) == ()


@given(
    st.sampled_from(CODES),
    st.text(alphabet='ab«»“”"「」:.。, 1279年월日는은と他は\n', max_size=200),
)
def test_what_is_found_lies_in_the_text(code, text):
    language = find_language(code)
    quotes = find_quotations(text, language)
    spans = [q.span for q in quotes] + [q.speaker for q in quotes if q.speaker]
    spans += [*find_sentences(text, language)]
    spans += [mention.span for mention in find_days(text, WRITTEN, language)]
    assert all(span.of(text).strip() for span in spans)


@pytest.mark.parametrize(
    ("code", "text", "speakers"),
    [
        (
            "de",
            "„Das ist sehr bitter“, sagt Ida Bach. „Aber es hilft uns nichts.“",
            ["Ida Bach"] * 2,
        ),
        (
            "de",
            "„Das ist sehr bitter“, sagt Ida Bach.\n\n„Aber es hilft nichts.“",
            ["Ida Bach", None],
        ),
        (
            "it",
            '"Non riapriremo prima - ha detto il sindaco Ivo Bruni -, servono altre verifiche".',
            ["Ivo Bruni"],
        ),
        (
            "ru",
            "«Труба была очень старой», — рассказал директор водоканала Олег Бурмистров.",
            ["Олег Бурмистров"],
        ),
    ],
)
def test_what_goes_on_or_is_broken_off_has_its_speaker(code, text, speakers):
    language = find_language(code)
    found = find_quotations(text, language)
    assert [quote.speaker and quote.speaker.of(text) for quote in found] == speakers


def test_a_pronoun_behind_somebody_who_is_not_known_stands_for_nobody():
    text = (
        'ग्राम प्रधान सुरेश वर्मा ने बताया, "हमने शिकायत दी थी।"\n\n'
        'अभियंता अनिल त्रिपाठी ने कहा कि काम होगा। उन्होंने कहा, "रास्ता जल्द बनेगा।"'
    )
    found = find_quotations(text, find_language("hi"))
    assert [bool(quote.speaker) for quote in found] == [True, False]
