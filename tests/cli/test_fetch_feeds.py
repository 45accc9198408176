"""`clipbook fetch` against a server on this machine."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from clipbook.cli import main
from clipbook.content import read_content
from clipbook.filesystem import read_folder

RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>The Pell Post</title>{}</channel>"
    "</rss>"
)
ITEM = (
    "<item><title>{title}</title><link>https://pell.example/{guid}</link>"
    "<guid isPermaLink='false'>{guid}</guid><pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>"
    "<description>The {title} was seen by everybody in the town of Pell on Monday, its mayor "
    "said, and it stays there until the summer ends.</description></item>"
)
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Lark Letters", "items": ['
    '{"id": "l1", "url": "https://lark.example/1", "title": "Lark song", "content_text": '
    '"The lark sang all night in the orchard of Pell, and nobody there could sleep at all."}]}'
)


class Handler(BaseHTTPRequestHandler):
    """Feeds that grow: `server.feeds` are their texts by address; validators are honoured."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        if self.path == "/moved":
            self._answer(301, {"Location": "/feed"})
            return
        feed = self.server.feeds.get(self.path)
        tag = f'"{hash(feed)}"'
        if feed is None:
            self._answer(404, {})
        elif self.headers["If-None-Match"] == tag:
            self._answer(304, {"ETag": tag})
        else:
            kind = "application/feed+json" if feed.startswith("{") else "application/rss+xml"
            self._answer(200, {"ETag": tag, "Content-Type": kind}, feed)

    def _answer(self, status, headers, text=""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.feeds = [], {"/feed": feed("a", "b"), "/letters": JSON_FEED}
    server.at = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def project(tmp_path, monkeypatch, server):
    (tmp_path / "site.yaml").write_text(f"feeds: [{server.at}/feed]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def feed(*guids):
    return RSS.format("".join(ITEM.format(guid=guid, title=f"statue {guid}") for guid in guids))


def fetch(*words):
    return main(["fetch", "--pause", "0", *words])


def clippings(project):
    return sorted(p.name for p in (project / "seeds").iterdir() if p.suffix in {".xml", ".json"})


def articles(project):
    main(["build", "--quiet"])
    held, _ = read_content(read_folder(project / "content", "content").files)
    return {(a.title, a.outlet, a.url) for a in held.articles.values()}


def test_each_entry_becomes_a_clipping_with_its_address(project):
    assert fetch() == 0
    assert len(clippings(project)) == 2
    assert articles(project) == {
        ("statue a", "The Pell Post", "https://pell.example/a"),
        ("statue b", "The Pell Post", "https://pell.example/b"),
    }


def test_only_what_is_new_comes_of_a_feed_that_grows(project, server, capsys):
    fetch()
    server.feeds["/feed"] = feed("c", "a", "b")
    capsys.readouterr()
    assert fetch() == 0
    assert len(clippings(project)) == 3
    assert "1 feed, 1 new clipping; `clipbook build` reads them" in capsys.readouterr().err


def test_an_unchanged_feed_is_asked_for_with_its_validators(project, server, capsys):
    fetch()
    assert fetch() == 0
    assert server.asked[1][1]["If-None-Match"]
    assert "1 feed, 0 new clippings, 1 unchanged" in capsys.readouterr().err
    assert len(clippings(project)) == 2


def test_an_entry_that_was_edited_or_went_and_came_back_is_met_once(project, server):
    fetch()
    server.feeds["/feed"] = feed("b")
    fetch()
    server.feeds["/feed"] = feed("a", "b").replace("was seen", "has been seen")
    fetch()
    assert len(clippings(project)) == 2


def test_a_dismissed_entry_stays_dismissed(project):
    fetch()
    main(["build", "--quiet"])
    next(project.glob("content/*/statue-a.md")).unlink()
    fetch()
    assert len(articles(project)) == 1


def test_a_feed_that_moved_is_followed(project, server):
    (project / "site.yaml").write_text(f"feeds: [{server.at}/moved]\n")
    assert fetch() == 0
    assert len(clippings(project)) == 2


def test_a_feed_that_cannot_be_had_stops_no_other(project, server, capsys):
    (project / "site.yaml").write_text(
        f"feeds:\n- {server.at}/none\n- {server.at}/text\n- {server.at}/letters\n"
    )
    server.feeds["/text"] = "<p>no feed</p"
    assert fetch() == 1
    assert len(clippings(project)) == 1
    err = capsys.readouterr().err
    assert "/none: the server answers 404" in err
    assert "3 feeds, 1 new clipping, 2 failed" in err
    assert articles(project) == {("Lark song", "Lark Letters", "https://lark.example/1")}


def test_a_mistake_in_the_settings_is_told(project, server, capsys):
    (project / "site.yaml").write_text(f"titel: Pell\nfeeds: [{server.at}/feed]\n")
    assert fetch() == 0
    assert "site.yaml:1: warning: the key `titel`, did you mean `title`?" in capsys.readouterr().err


def test_a_list_of_subscriptions_is_read(project, server):
    (project / "mine.opml").write_text(
        "<opml version='2.0'><body><outline text='News'>"
        f"<outline type='rss' xmlUrl='{server.at}/feed'/>"
        f"<outline type='rss' xmlUrl='{server.at}/letters'/></outline></body></opml>"
    )
    (project / "site.yaml").write_text("feeds: [mine.opml]\n")
    assert fetch() == 0
    assert len(clippings(project)) == 3


def test_what_two_people_met_is_merged(project):
    fetch()
    path = project / "content" / "_feeds.yaml"
    path.write_bytes(b"<<<<<<< ours\n" + path.read_bytes() + b"=======\n" + path.read_bytes())
    fetch()
    assert len(clippings(project)) == 2
    assert path.read_text().count("\n- ") == 1


@pytest.mark.parametrize("text", ["title: X\n", "feeds: []\n", "feeds: [soon]\n"])
def test_no_feed_is_told_what_to_write(project, capsys, text):
    (project / "site.yaml").write_text(text)
    assert fetch() == 2
    assert "feeds: [https://example.org/feed.xml]" in capsys.readouterr().err


def test_quiet_says_nothing_but_errors(project, capsys):
    fetch("--quiet")
    assert capsys.readouterr().err == ""
    assert clippings(project)
