import pytest

from clipbook.model import Clipping
from clipbook.readers import read

PARAGRAPHS = (
    "The ferry over the Lenn starts on Friday, its owner said, and runs until ten at night.",
    "It costs one crown, and children go free on the first day, according to the town council.",
    "Shopkeepers near the bridge asked for help, and the council said it would look at rents.",
)
BODY = "\n\n".join(PARAGRAPHS)
DECK = "A council that could not agree for eleven years has agreed at last."
UNSEEN = "Nobody sees these secret words of the page at all."


def article_of(inside, head="", title="Ferry starts on the Lenn"):
    source = (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} - Lenn Post</title>{head}</head><body>'
        f'<nav><a href="/">Home</a></nav>{inside}<footer><p>All rights reserved.</p></footer></body>'
    )
    (article,) = read(Clipping("a.html", source.encode())).values
    return article


def paged(*pieces, wrap="<main><article><h1>Ferry starts on the Lenn</h1>{}</article></main>"):
    return wrap.format("".join(pieces))


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def all_text(article):
    gone = " ".join(gone.text for gone in article.removed)
    return " ".join((article.title, article.body, *article.captions, gone))


HIDING = (
    "hidden", 'hidden="hidden"', 'aria-hidden="true"', 'style="display:none"',
    'style="DISPLAY : NONE !important"', 'style="visibility:hidden"', 'style="visibility: collapse"',
    'style="opacity:0"', 'style="opacity: 0.0"', 'style="filter:opacity(0)"', 'style="font-size:0"',
    'style="font-size: 0px"', 'style="font-size:.1px"', 'style="font-size:1px"',
    'style="position:absolute;left:-9999px"', 'style="position:absolute; top: -5000em"',
    'style="text-indent:-9999px"', 'style="margin-left:-10000px"', 'style="right:-9999px"',
    'style="clip:rect(0,0,0,0);position:absolute"', 'style="clip: rect(1px, 1px, 1px, 1px)"',
    'style="clip-path:inset(50%)"', 'style="clip-path: circle(0)"', 'style="transform:scale(0)"',
    'style="transform: translateX(-9999px)"', 'style="height:0;overflow:hidden"',
    'style="max-height: 0; overflow: hidden"', 'style="width:1px;height:1px;overflow:hidden"',
    'style="color:#fff"', 'style="color:white;background:#ffffff"', 'style="color:transparent"',
    'style="color: rgba(0,0,0,0)"', 'style="zoom:0"', 'style="content-visibility:hidden"',
    'class="sr-only"', 'class="x visually-hidden"', 'class="screen-reader-text"', 'class="d-none"',
    'class="gone"', 'id="gone"', 'class="deep"', 'class="both of"',
)  # fmt: skip
STYLE = (
    "<style>/* x */ .gone, #gone { color: red; display: none } article .deep {visibility:hidden}"
    "p.both.of{position:absolute;left:-999em} @media print { p { display: none } }"
    ".shown{display:none} .shown{display:block}</style>"
)


@pytest.mark.parametrize("hiding", HIDING)
def test_what_no_reader_sees_is_printed_nowhere(hiding):
    hidden = f"<p {hiding}>{UNSEEN}</p>"
    article = article_of(
        paged(paragraphs(*PARAGRAPHS[:2]), hidden, paragraphs(PARAGRAPHS[2])), STYLE
    )
    assert article.body == BODY
    assert "secret" not in all_text(article)
    assert any(
        gone.why == "hidden: 10 words that no reader of the page sees" for gone in article.removed
    )


@pytest.mark.parametrize(
    "hiding", ['class="sr-only"', "hidden", 'style="display:none"', 'style="clip:rect(0 0 0 0)"']
)
def test_hidden_words_inside_a_sentence_go(hiding):
    first = PARAGRAPHS[0].replace(
        "owner", f'<a href="/o">owner<span {hiding}>, opens new tab</span></a>'
    )
    assert article_of(paged(paragraphs(first, *PARAGRAPHS[1:]))).body == BODY


@pytest.mark.parametrize(
    "seen",
    [
        'class="shown"', 'style="color:#fff;background:#000"', 'style="font-size:10px"',
        'style="opacity:0.9"', 'style="height:0"', 'style="left:-9px"', 'style="max-width:100px"',
        'hidden="until-found"', 'style="opacity:0;transition:opacity 1s"', 'class="subscriber-only" hidden',
    ],
)  # fmt: skip
def test_what_a_reader_may_see_is_read(seen):
    last = f"<p {seen}>{PARAGRAPHS[2]}</p>"
    assert article_of(paged(paragraphs(*PARAGRAPHS[:2]), last), STYLE).body == BODY


@pytest.mark.parametrize(
    "fold",
    [
        '<button>Read more</button><div style="display:none">{}</div>',
        '<div hidden>{}</div><a href="#">Continue reading</a>',
        '<button aria-expanded="false" aria-controls="rest">The rest</button><div id="rest" hidden>{}</div>',
        '<p><a href="#rest">Weiterlesen</a></p><div id="rest" class="gone">{}</div>',
        '<div class="collapse" style="display:none">{}</div>',
    ],
)
def test_text_behind_a_closed_fold_is_read(fold):
    folded = fold.format(paragraphs(*PARAGRAPHS[1:]))
    assert article_of(paged(paragraphs(PARAGRAPHS[0]), folded), STYLE).body == BODY


@pytest.mark.parametrize("hiding", ['aria-hidden="true"', 'style="opacity:0"', "hidden"])
def test_a_page_whose_main_part_is_hidden_behind_a_dialog_is_read(hiding):
    article = paged(paragraphs(*PARAGRAPHS)).replace("<main>", f"<main {hiding}>")
    asked = "<div role='dialog'><p>We value your privacy and use cookies on this website.</p></div>"
    assert article_of(article + asked).body == BODY


def in_pieces(mark):
    pieces = "".join(f"<div {mark}>{paragraphs(text)}</div>" for text in PARAGRAPHS)
    links = "".join(f"<a href='/{i}'>Other news {i}</a>" for i in range(50))
    return paged(pieces) + f"<aside>{links}</aside>"


def test_a_page_that_hides_its_whole_text_piece_by_piece_is_read():
    assert article_of(in_pieces('style="display:none"')).body == BODY


def test_a_text_that_the_style_of_the_page_hides_for_good_is_not_read():
    source = f"<html><head>{STYLE}</head><body>{in_pieces('class=gone')}</body></html>"
    assert not read(Clipping("a.html", source.encode())).values


@pytest.mark.parametrize(
    "where", ["</article><div>{}</div><article>", "<div>{}</div>", "<div hidden>{}</div>"]
)
def test_a_text_that_stands_twice_is_read_once(where):
    twin = where.format(paragraphs(*PARAGRAPHS))
    assert article_of(paged(paragraphs(*PARAGRAPHS), twin)).body == BODY


def test_a_quotation_pulled_out_of_the_text_is_not_read_twice():
    pulled = "<blockquote>children go free on the first day</blockquote>"
    assert (
        article_of(paged(paragraphs(*PARAGRAPHS[:2]), pulled, paragraphs(PARAGRAPHS[2]))).body
        == BODY
    )


def test_a_last_paragraph_that_has_a_column_of_its_own_is_read():
    texts = [f"{PARAGRAPHS[i % 3]} It said so {i} times in the same week." for i in range(5)]
    columns = (
        f'<div class="c1"><div class="c2">{paragraphs(*pieces)}</div></div>'
        for pieces in (texts[:2], texts[2:4], texts[4:])
    )
    article = article_of(paged(f"<section>{'<div>Advertisement</div>'.join(columns)}</section>"))
    assert article.body == "\n\n".join(texts)


@pytest.mark.parametrize(
    "name",
    [
        'class="standfirst"',
        'data-gu-name="standfirst"',
        'data-component="intro"',
        'data-area="lead"',
    ],
)
def test_a_deck_is_known_by_the_name_of_its_component(name):
    article = article_of(
        f"<main><h1>Ferry starts on the Lenn</h1><div {name}><p>{DECK}</p></div>"
        f"<div><p>By Ida Brook</p></div><div>{paragraphs(*PARAGRAPHS)}</div></main>"
    )
    assert article.body == f"{DECK}\n\n{BODY}"


def test_the_deck_in_a_head_that_is_called_a_teaser_is_read():
    head = (
        f'<header class="teaser-content"><h1>Ferry starts on the Lenn</h1><h2>{DECK}</h2></header>'
    )
    page = f"<main>{head}<article>{paragraphs(*PARAGRAPHS)}</article></main>"
    assert article_of(page).body == f"## {DECK}\n\n{BODY}"


def test_what_ends_with_the_credit_of_a_picture_is_no_deck():
    caption = "Two anglers stand below the ferry in Lennstadt on Sunday. (LP Photo/Ada Holt)"
    lead = f'<div class="lead"><img><div class="slide-description">{caption}</div></div>'
    page = (
        f"<main><h1>Ferry starts on the Lenn</h1>{lead}<article>{paragraphs(*PARAGRAPHS)}</article>"
    )
    assert article_of(f"{page}</main>").body == BODY


@pytest.mark.parametrize("words", ["Anzeige", "ARTICLE CONTINUES BELOW", "– Publicité –", "광고"])
def test_the_label_of_an_advertisement_is_no_paragraph(words):
    article = article_of(paged(paragraphs(PARAGRAPHS[0], words, *PARAGRAPHS[1:])))
    assert article.body == BODY
    assert "an advertisement" in [gone.why for gone in article.removed if gone.text == words]


def test_a_heading_of_the_words_of_the_title_is_the_title():
    inside = (
        f"<header><h2><b>Harbours</b> Ferry starts on the river Lenn</h2><div>{DECK}</div></header>"
        f"{paragraphs(*PARAGRAPHS)}"
    )
    page = f"<main><article>{inside}</article></main>"
    title = "Ferry starts on the river Lenn - Harbour"
    assert article_of(page, title=title).body == f"{DECK}\n\n{BODY}"


@pytest.mark.parametrize("at", range(3))
def test_a_sentence_that_is_one_link_is_a_paragraph(at):
    linked = [f'<a href="/x">{text}</a>' if i == at else text for i, text in enumerate(PARAGRAPHS)]
    assert article_of(paged(paragraphs(*linked))).body == BODY


def test_a_headline_that_is_one_link_is_none():
    article = article_of(
        paged(paragraphs(*PARAGRAPHS, '<a href="/x">Rents near the bridge fall by half</a>'))
    )
    assert article.body == BODY


CONSENT = paragraphs(
    "We and our 84 partners store and access information on a device, such as unique identifiers.",
    "You may accept or manage your choices below, or at any time in the privacy policy of this website.",
    "These choices will be signalled to our partners and will not affect browsing data of yours.",
    "Strictly necessary cookies are needed for this website and cannot be switched off in our systems.",
)
OFFER = (
    "<h2>Read on with Post Plus</h2><p>Full access to all articles for only 2 crowns a week.</p>"
    "<p>Already a subscriber? Log in here to read this article.</p><ul><li>Daily quiz</li></ul>"
)


@pytest.mark.parametrize("notice", [CONSENT, f"<h2>We value your privacy</h2>{CONSENT}", OFFER])
@pytest.mark.parametrize("place", ["{notice}{page}", "{page}{notice}"])
def test_notices_of_consent_and_offers_are_no_article(notice, place):
    page = f"<div><div><h1>Ferry starts on the Lenn</h1>{paragraphs(*PARAGRAPHS)}</div></div>"
    inside = place.format(notice=f"<div class='q'><div>{notice}</div></div>", page=page)
    assert article_of(inside).body == BODY


def test_an_article_about_cookies_is_one():
    told = (
        "“We ask for consent before cookies are set,” the owner said of the privacy policy of his firm.",
        "Subscribers pay two crowns a month, and the firm said that a free trial will end on Friday.",
    )
    assert article_of(paged(paragraphs(*told, *PARAGRAPHS))).body == "\n\n".join(
        (*told, *PARAGRAPHS)
    )


def test_a_button_that_a_page_forgot_to_close_holds_the_article():
    inside = paged(paragraphs(*PARAGRAPHS)).replace("<h1>", "<button>Share<h1>")
    assert PARAGRAPHS[2] in article_of(inside).body


def test_the_content_of_a_web_component_is_read_with_the_address_it_was_saved_from():
    page = paged(paragraphs(*PARAGRAPHS))
    inside = f"<post-app><template shadowrootmode=open>{page}</template></post-app><template><p>No</p></template>"
    saved = "<!--\n Page saved with SingleFile \n url: https://lennpost.example/f?x=1 \n-->"
    source = f"<!DOCTYPE html><html>{saved}<title>Ferry starts on the Lenn</title><body>{inside}"
    (article,) = read(Clipping("a.html", source.encode())).values
    assert (article.body, article.url) == (BODY, "https://lennpost.example/f?x=1")


def test_a_list_in_a_cell_stays_in_its_row():
    table = (
        "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td><ul><li>07:10 from the bridge"
        "</li><li>18:40 from the mill</li></ul></td></tr><tr><td>Sunday</td><td>no boats</td></tr></table>"
    )
    body = article_of(paged(paragraphs(*PARAGRAPHS[:2]), table, paragraphs(PARAGRAPHS[2]))).body
    assert "Monday | 07:10 from the bridge | 18:40 from the mill\n\nSunday | no boats" in body


def linked_data(fields):
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


@pytest.mark.parametrize(
    "stated",
    [
        "\\n".join(PARAGRAPHS),
        "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in PARAGRAPHS),
        paragraphs(*PARAGRAPHS),
    ],
)
def test_a_body_that_only_a_script_states_is_read_without_marks(stated):
    assert (
        article_of("<div id='app'></div>", linked_data(f'"articleBody": "{stated}"')).body == BODY
    )


def test_a_stated_body_that_is_cut_off_does_not_cut_the_article():
    stated = linked_data(f'"articleBody": "{" ".join(PARAGRAPHS[:2])}"')
    assert article_of(paged(paragraphs(*PARAGRAPHS)), stated).body == BODY


def test_the_entries_of_a_live_blog_are_read_where_nothing_else_is():
    entry = '{"@type": "BlogPosting", "headline": "Update", "articleBody": "%s"}'
    updates = ", ".join(entry % text for text in PARAGRAPHS)
    body = article_of("<div></div>", linked_data(f'"liveBlogUpdate": [{updates}]')).body
    assert [text in body for text in PARAGRAPHS] == [True, True, True]


@pytest.mark.parametrize(
    ("shown", "authors"),
    [
        (
            '<p class="byline">By Ida Brook and Tom Reed, Lenn Press Agency</p>',
            ("Ida Brook", "Tom Reed"),
        ),
        ('<div class="author"><b>Ida Brook</b><i>Senior Reporter</i></div>', ("Ida Brook",)),
        ('<p class="byline">By Ida Brook, Lennstadt</p>', ("Ida Brook",)),
        ('<p class="byline">By Lenn News Service</p>', ()),
        ('<p class="byline">Interview: Ida Brook</p>', ("Ida Brook",)),
        ("<div><span>By Ida Brook</span> <time>March 5, 2024</time></div>", ("Ida Brook",)),
    ],
)
def test_only_persons_are_authors(shown, authors):
    assert article_of(paged(shown, paragraphs(*PARAGRAPHS))).authors == authors


@pytest.mark.parametrize(
    "river",
    [
        '<aside><a rel="author" href="/x">Jon Rusk</a></aside>',
        '<div><div><h3>Another story</h3><a rel="author" href="/x">Jon Rusk</a></div></div>',
    ],
)
def test_the_author_of_another_story_is_not_this_ones(river):
    assert article_of(paged(paragraphs(*PARAGRAPHS)) + river).authors == ()
