import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

import pytest

from clipbook.cli.arguments import parse
from clipbook.cli.review import ADDRESS as REVIEW
from clipbook.cli.review import review
from clipbook.cli.serve import CLIENTS, EVENTS, HOST, SCRIPT, Preview, _Handler, rebuild, start
from tests.stories import BRIDGE, ORCHARD

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(BRIDGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def options(project):
    return parse(["serve", "--quiet", "--jobs", "1", "--out", str(project / "site")])


@pytest.fixture
def preview(options):
    preview = Preview()
    rebuild(options, preview)
    return preview


@pytest.fixture
def address(options, preview):
    with start(options.out, preview, 0) as server:
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()


def get(url, **headers):
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 # our own server
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 # the same
        return answer.read().decode()


def status(url, **headers):
    with pytest.raises(urllib.error.HTTPError) as found:
        get(url, **headers)
    found.value.close()
    return found.value.code


def news(stream):
    line = stream.readline()
    stream.readline()
    return json.loads(line.removeprefix(b"data: "))


def test_a_page_is_served_with_the_script_that_is_not_on_disk(address, options):
    page = get(f"{address}/")
    assert f'<script src="{SCRIPT}?seen=1"></script>' in page
    assert "Briefings" in page
    assert SCRIPT not in (options.out / "index.html").read_text()
    assert "EventSource" in get(address + SCRIPT)


def test_other_files_are_served_as_they_are(address, options):
    style = next((options.out / "assets").glob("*.css"))
    assert get(f"{address}/assets/{style.name}") == style.read_text()


@pytest.mark.parametrize("path", ["/none.html", "/../seeds/a.txt", "/%2e%2e/seeds/a.txt", "/%00"])
def test_what_is_not_in_the_site_is_not_found(address, path):
    assert status(address + path) == 404


@pytest.mark.parametrize("leads", ["circle", "../seeds", "/etc/hostname"])
def test_a_link_that_leads_nowhere_or_outside_is_not_found(address, options, leads):
    (options.out / "circle").symlink_to(leads)
    try:
        assert status(f"{address}/circle") == 404
    finally:
        (options.out / "circle").unlink()


def test_the_head_of_a_file_is_answered_without_its_body(address):
    request = urllib.request.Request(f"{address}/", method="HEAD")  # noqa: S310 # our own server
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 # the same
        assert int(answer.headers["Content-Length"]) > 0
        assert answer.read() == b""


def test_an_event_is_found_without_its_last_slash(address, options):
    event = next(options.out.glob("*/briefing.json")).parent.name
    assert get(f"{address}/{event}") == get(f"{address}/{event}/")


def test_a_warning_is_told_too(preview, options, project):
    (project / "site.yaml").write_text("mood: fine\n")
    options.quiet = False
    rebuild(options, preview)
    assert preview.problems == ()
    assert "the key `mood`" in preview.warnings[0]


def test_a_page_from_elsewhere_gets_nothing(address):
    assert status(address, Host="example.org:80") == 403


@pytest.mark.parametrize("dest", ["script", "iframe", "image", "empty", "style"])
@pytest.mark.parametrize("asking", ["cross-site", "same-site"])
def test_a_page_from_elsewhere_takes_nothing_into_itself(address, asking, dest):
    asked = {"Sec-Fetch-Site": asking, "Sec-Fetch-Dest": dest}
    assert status(f"{address}/search.js", **asked) == 403


def test_a_link_from_elsewhere_may_be_followed(address):
    asked = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}
    assert "Briefings" in get(f"{address}/", **asked)


def test_no_other_page_may_hold_ours(address):
    with urllib.request.urlopen(f"{address}/search.js", timeout=10) as answer:  # noqa: S310 # our own server
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_site_is_not_found(address, options):
    os.mkfifo(options.out / "pipe.txt")
    assert status(f"{address}/pipe.txt") == 404


def test_the_news_come_with_the_next_build(address, options, preview, project):
    with urllib.request.urlopen(address + EVENTS, timeout=10) as stream:  # noqa: S310 # our own server
        assert news(stream) == {"version": 1, "problems": [], "warnings": []}
        (project / "seeds" / "b.txt").write_text(ORCHARD)
        rebuild(options, preview)
        assert news(stream) == {"version": 2, "problems": [], "warnings": []}
    assert "Orchard" in get(f"{address}/")


def test_an_error_is_told_and_goes_away_when_mended(address, options, preview, project):
    with urllib.request.urlopen(address + EVENTS, timeout=10) as stream:  # noqa: S310 # our own server
        news(stream)
        (project / "templates").mkdir()
        broken = project / "templates" / "home.html"
        broken.write_text("\n{% block %}")
        rebuild(options, preview)
        told = news(stream)
        assert told["version"] == 1
        assert told["problems"][0].startswith("templates/home.html:2: ")
        broken.unlink()
        rebuild(options, preview)
        assert news(stream) == {"version": 1, "problems": [], "warnings": []}


def test_an_error_in_a_file_is_told_with_its_line(preview, options, project):
    path = next((project / "content").rglob("*.md"))
    path.write_text(path.read_text().replace("title:", "title: [", 1))
    rebuild(options, preview)
    assert preview.version == 2
    assert ".md:3: error: " in preview.problems[0]


def test_a_name_that_no_page_gives_is_told_with_its_line(preview, options, project):
    (project / "templates").mkdir()
    (project / "templates" / "home.html").write_text("\n\n{{ nonsense }}")
    rebuild(options, preview)
    assert preview.problems[0].startswith("templates/home.html:3: 'nonsense' is undefined")


def test_a_taken_port_is_one_line(address):
    port = address.rpartition(":")[2]
    done = subprocess.run(  # noqa: S603 # our own program
        [sys.executable, "-m", "clipbook", "serve", "--quiet", "--port", port],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"clipbook: port {port}: ".encode())
    assert b"--port 0" in done.stderr


def test_a_saved_file_is_seen(project):
    words = [sys.executable, "-m", "clipbook", "serve", "--quiet", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment) as server:  # noqa: S603 # the same
        try:
            address = server.stdout.readline().decode().strip().rstrip("/")
            with urllib.request.urlopen(address + EVENTS, timeout=30) as stream:  # noqa: S310 # our own server
                first = news(stream)["version"]
                (project / "seeds" / "b.txt").write_text(ORCHARD)
                assert news(stream)["version"] > first
            assert "Orchard" in get(f"{address}/")
        finally:
            server.terminate()


def test_the_pages_for_review_are_served_beside_the_site(options, preview):
    with start(options.out, preview, 0, partial(review, options)) as server:
        address = f"http://{HOST}:{server.server_port}{REVIEW}"
        assert 'href="seeds/a.txt"' in get(address)
        assert SCRIPT in get(f"{address}seeds/a.txt")
        assert status(f"{address}seeds/none.txt") == 404
        assert status(f"{address}seeds/a.txt", Host="example.org:80") == 403
        server.shutdown()


def test_a_warning_is_told_in_the_browser_of_a_quiet_server(preview, options, project, capsys):
    (project / "site.yaml").write_text("mood: fine\n")
    capsys.readouterr()
    rebuild(options, preview)
    assert "the key `mood`" in preview.warnings[0]
    assert capsys.readouterr().err == ""


def test_so_many_clients_are_served_at_once_and_no_more(address):
    host, _, port = address.removeprefix("http://").partition(":")
    with ExitStack() as silent:
        for _ in range(CLIENTS):
            silent.enter_context(socket.create_connection((host, int(port)), 10))
        with pytest.raises(OSError, match=r"(?i)reset|closed|refused"):
            get(f"{address}/")
    assert "clipbook" in retried(f"{address}/")


def retried(url):
    """What is served once those who went away have been noticed."""
    for _ in range(50):
        with suppress(OSError):
            return get(url)
        time.sleep(0.1)
    return ""


def test_a_client_that_says_nothing_is_left(options, preview, monkeypatch):
    monkeypatch.setattr(_Handler, "timeout", 0.2)
    with (
        start(options.out, preview, 0) as server,
        socket.create_connection((HOST, server.server_port), 10) as silent,
    ):
        assert silent.recv(1) == b""
        server.shutdown()
