"""Prints how long a save takes to be seen: `python -m tests.bench.saving [N ...]`.

For the given seeds and for each N generated articles a title is edited ten times while `serve`
runs, and Chromium tells when the page shows it. Seconds of the clock: median, and longest.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import corpus

ROOT = Path(__file__).parent.parent.parent
SAVES = 10
# Asked at every frame: what waits for a locator asks up to half a second later.
SHOWN = "title => document.querySelector('h1')?.innerText === title"


def measure(folder, browser):
    """The seconds from each save of an article to its title on the open page of the article."""
    words = [sys.executable, "-m", "clipbook", "serve", "--quiet", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, env=environment) as server:  # noqa: S603 # our own program
        try:
            address = server.stdout.readline().decode().strip()
            file = min(folder.glob("content/*/*.md"))
            page = browser.new_page()
            page.goto(f"{address}{file.parent.name}/{file.stem}.html")
            return [save(file, page, f"Edited {number}") for number in range(SAVES)]
        finally:
            server.terminate()


def save(file, page, title):
    """Writes a title into a file, and gives the seconds until the page has it."""
    head, _, rest = file.read_text("utf-8").partition("title:")
    time.sleep(1)  # what the last save began has ended
    started = time.monotonic()
    file.write_text(f"{head}title: {title}\n{rest.partition(chr(10))[2]}", "utf-8")
    page.wait_for_function(SHOWN, arg=title, polling="raf", timeout=60_000)
    return time.monotonic() - started


def main(counts):
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for count in ["seeds", *counts]:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                if count == "seeds":
                    shutil.copytree(ROOT / "seeds", folder / "seeds")
                else:
                    corpus.write(folder, int(count))
                seen = measure(folder, browser)
            print(f"{count:8} {statistics.median(seen):.2f} {max(seen):.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["1000"])
