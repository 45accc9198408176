import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from clipbook.cli import main
from tests.stories import BRIDGE


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.path == "/bridge"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(BRIDGE.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_copied_once(project, capsys):
    (project / "bridge.txt").write_text(BRIDGE)
    assert main(["add", "bridge.txt"]) == 0
    assert main(["add", "bridge.txt"]) == 0
    assert names(project / "seeds") == ["bridge.txt"]
    assert "there already" in capsys.readouterr().err


def test_a_page_is_kept_as_it_came_and_its_address_reaches_the_content(project, server):
    assert main(["add", f"{server}/bridge"]) == 0
    assert names(project / "seeds") == ["127-0-0-1-bridge.txt", "127-0-0-1-bridge.txt.origin.yaml"]
    assert (project / "seeds" / "127-0-0-1-bridge.txt").read_text() == BRIDGE
    assert main(["build", "--quiet"]) == 0
    (article,) = (project / "content").rglob("*.md")
    assert f"url: {server}/bridge" in article.read_text()


def test_what_cannot_be_had_is_one_line_and_the_rest_is_added(project, server, capsys):
    (project / "bridge.txt").write_text(BRIDGE)
    assert main(["add", f"{server}/gone", "nowhere.txt", "bridge.txt"]) == 1
    assert names(project / "seeds") == ["bridge.txt"]
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith("clipbook: ") for line in lines] == [True, True, False]


def test_a_name_that_does_not_print_is_made_one_that_does(project):
    (project / "a\x1b bridge.txt").write_text(BRIDGE)
    assert main(["add", "a\x1b bridge.txt"]) == 0
    assert names(project / "seeds") == ["a-bridge.txt"]


def test_an_address_with_bytes_that_are_no_text_is_one_line(project, capsys):
    assert main(["add", "http://127.0.0.1:1/\udcff"]) == 1
    assert "no address" in capsys.readouterr().err
    assert not (project / "seeds").exists()
