from clipbook.html_audit import PageAudit, audit
from tests.pages.built import build
from tests.pages.factory import site


def test_ids_and_links_stand_with_their_lines():
    page = audit(b'<p id="a">\n<a href="x.html?a=1&amp;b=2">x</a>\n<img src="y"></p>', 1)
    assert page.ids == (("a", 1),)
    assert page.links == {"x.html?a=1&b=2": 2, "y": 3}


def test_a_link_stands_where_it_is_first():
    assert audit(b'<a href="x">1</a>\n<a href="x">2</a>', 1).links == {"x": 1}


def test_copied_words_stand_beside_their_address():
    page = audit(b'<p data-span="a 0 4">a &lt;<mark data-span="a 2 3">b</mark></p>', 1)
    assert page.copied == (("a 0 4", "a <b", 1), ("a 2 3", "b", 1))
    assert page.loose == ()


def test_words_that_are_ours_or_unseen_are_not_loose():
    html = b"""<title>t</title><style>s</style><script>1<2</script><template>u</template>
    <p data-own="">ours <b>too</b></p><p data-field="">f</p><p data-line="">l</p>
    <div data-editor=""><p>e</p></div>loose"""
    assert [text.strip() for text, _ in audit(html, 1).loose] == ["", "", "loose"]


def test_the_words_behind_an_element_are_not_its_own():
    assert audit(b'<p><b data-own="">x</b> behind</p>', 1).loose == ((" behind", 1),)


def test_a_text_too_short_to_matter_is_left_out():
    assert audit(b"<p>one two<br>three</p>", 6).loose == (("one two", 1),)


def test_an_element_that_is_never_closed_ends_with_the_page():
    assert audit(b'<p data-span="a 0 1">x<b>y', 1).copied == (("a 0 1", "xy", 1),)


def test_a_page_without_anything_has_nothing_to_check():
    assert audit(b" \n", 1) == PageAudit((), {}, (), ())


def test_letters_of_all_scripts_are_read_as_they_stand():
    assert audit("<p>서울 – Đà Nẵng</p>".encode(), 1).loose == (("서울 – Đà Nẵng", 1),)


def test_every_copied_word_of_our_pages_is_found():
    page = next(data for path, data in build(site()).items() if b"data-span" in data)
    assert len(audit(page, 1).copied) == page.count(b"data-span=")
