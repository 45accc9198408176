"""Random histories of a project: after each change, a build that remembers equals a clean one.

`python -m tests.histories 1000` plays so many of them, and stops at the first that differs.
"""

import contextlib
import io
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from clipbook.cli import main

ROOT = Path(__file__).parent.parent
STEPS = 5
SHARE_WITH_CLIPPINGS = 0.6  # the other histories are of articles that a person wrote
TOPICS = ("bridge", "orchard", "library", "ferry")
NAMES = ("Ada Brook", "Carl Mills", "Dana Reed", "Emil Stone")
BODIES = {
    "bridge": (
        "The old bridge over the Lark closed on Monday, {name} said.",
        "“The bridge is tired,” {name} told reporters on 4 March 2024.",
        "Repairs of the bridge would cost {number} million crowns.",
    ),
    "orchard": (
        "More than {number} visitors tasted cider at the orchard fair in Pell.",
        "“We ran out of cups,” said {name}, who runs the orchard fair.",
        "The orchard fair returns next October.",
    ),
    "library": (
        "The library of Pell lends {number} new books since Tuesday.",
        "{name} said that the library would open on Sundays.",
        "“Reading is free here,” {name} said.",
    ),
    "ferry": (
        "The ferry to Holm ran aground on 12 May 2024 with {number} people aboard.",
        "Nobody was hurt when the ferry ran aground, {name} said.",
        "{name} denied that the ferry was overloaded.",
    ),
}


class History:
    """A project in a folder, and the changes that a random number generator makes to it."""

    def __init__(self, folder, seed):
        self.project = folder / "project"
        self.clean = folder / "clean"
        self.random = random.Random(seed)  # noqa: S311 # a game, no secret
        self.log = []
        for name in ("seeds", "content"):
            (self.project / name).mkdir(parents=True)
        self.has_clippings = self.random.random() < SHARE_WITH_CLIPPINGS
        for _ in range(self.random.randint(1, 4)):
            (self.add_clipping if self.has_clippings else self.add_article)()

    # ------------------------------------------------------------ what happens to a project

    def text(self):
        topic = self.random.choice(TOPICS)
        sentences = self.random.sample(BODIES[topic], self.random.randint(1, 3))
        filled = [
            s.format(name=self.random.choice(NAMES), number=self.random.randint(2, 999))
            for s in sentences
        ]
        return f"News of the {topic} {self.random.randint(1, 99)}", "\n\n".join(filled)

    def add_clipping(self):
        if not self.has_clippings:
            return
        title, body = self.text()
        path = self.project / "seeds" / f"{self.random.randint(0, 9)}.txt"
        path.write_text(f"{title}\n\n{body}\n")

    def delete_clipping(self):
        self.any_file("seeds", "*.txt").unlink()

    def add_article(self):
        title, body = self.text()
        name = f"{self.random.randint(0, 5)}.md"
        path = self.project / "content" / self.random.choice(("", "one", "two", "Über uns")) / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: {title}\n---\n{body}\n")

    def edit_article(self):
        path = self.any_file("content", "*.md")
        path.write_text(path.read_text() + "\n" + self.text()[1] + "\n")

    def replace_same_size(self):
        path = self.any_file("content", "*.md")
        before = path.stat()
        path.write_text(path.read_text().replace("o", "0", 3).replace("e", "i", 2))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def date_article(self):
        path = self.any_file("content", "*.md")
        day = f"published: 2024-03-{self.random.randint(10, 28)}\n"
        path.write_text(path.read_text().replace("---\n", "---\n" + day, 1))

    def draft_article(self):
        path = self.any_file("content", "*.md")
        path.write_text(path.read_text().replace("---\n", "---\ndraft: true\n", 1))

    def break_article(self):
        path = self.any_file("content", "*.md")
        path.write_text(path.read_text().replace("title:", "title: [", 1))

    def move_article(self):
        path = self.any_file("content", "*.md")
        target = self.project / "content" / self.random.choice(("one", "two", "three")) / path.name
        target.parent.mkdir(exist_ok=True)
        path.rename(target)

    def delete_article(self):
        self.any_file("content", "*.md").unlink()

    def rename_event(self):
        folder = self.random.choice([p for p in self.project.glob("content/*") if p.is_dir()])
        folder.rename(folder.with_name(f"renamed-{self.random.randint(0, 9)}"))

    def edit_event(self):
        folder = self.random.choice([p for p in self.project.glob("content/*") if p.is_dir()])
        title, lead = self.text()
        (folder / "_event.md").write_text(f"---\ntitle: {title}\n---\n{lead}\n")

    def edit_ledger(self):
        self.any_file("content", "_clippings.yaml").unlink()

    def change_template(self):
        name = self.random.choice(("home.html", "article.html", "base.html", "voice.html"))
        folder = self.project / "templates"
        folder.mkdir(exist_ok=True)
        ours = (ROOT / "templates" / name).read_text()
        (folder / name).write_text(f"{ours}<!-- {self.random.randint(0, 9)} -->\n")

    def change_style(self):
        folder = self.project / "static"
        folder.mkdir(exist_ok=True)
        (folder / "style.css").write_text(f"p {{ margin: {self.random.randint(0, 9)}px }}\n")

    def restore_looks(self):
        shutil.rmtree(self.project / self.random.choice(("templates", "static")))

    def change_settings(self):
        rows = (
            f"title: Paper {self.random.randint(0, 9)}\n",
            "base_url: https://example.org/\n",
            "full_text: true\n",
            "article_pages: folded\n",
            "nonsense: 1\n",
        )
        (self.project / "site.yaml").write_text(self.random.choice(rows))

    def touch(self):
        os.utime(self.any_file("content", "*"))

    def nothing(self):
        """Changes nothing at all."""

    def delete_page(self):
        self.any_file("site", "*.*ml").unlink()

    def damage_page(self):
        path = self.any_file("site", "*.html")
        path.write_bytes(path.read_bytes().replace(b"e", b"a", 1))

    def delete_site(self):
        shutil.rmtree(self.project / "site")

    def damage_memory(self):
        path = self.memory()
        data = bytearray(path.read_bytes() or b"-")
        for _ in range(self.random.choice((1, 50))):
            data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
        path.write_bytes(data)

    def cut_memory(self):
        path = self.memory()
        path.write_bytes(path.read_bytes()[: self.random.randrange(path.stat().st_size or 1)])

    def lose_memory(self):
        shutil.rmtree(self.project / ".cache/clipbook")

    def memory(self):
        """The file of what is kept between builds."""
        return self.project / ".cache/clipbook/cache.sqlite"

    def any_file(self, folder, pattern):
        found = [p for p in (self.project / folder).rglob(pattern) if p.is_file()]
        return self.random.choice(sorted(found))

    # ------------------------------------------------------------ how it is judged

    def step(self):
        """Changes something, builds, and gives how that differs from a clean build."""
        for _ in range(self.random.choice((1, 1, 1, 2, 5))):
            change = self.random.choice(CHANGES)
            with contextlib.suppress(IndexError, FileNotFoundError, FileExistsError, OSError):
                change(self)
                self.log.append(change.__name__)
        shutil.rmtree(self.clean, ignore_errors=True)
        kept_out = shutil.ignore_patterns(".cache", "site")
        shutil.copytree(self.project, self.clean, ignore=kept_out)
        self.log.append("build")
        ours, clean = built(self.project), built(self.clean)
        if clean["(status)"] == b"2":  # no site is written: the one before stays
            ours, clean = ({k: v for k, v in b.items() if k[:5] != "site/"} for b in (ours, clean))
        return differences(ours, clean)

    def play(self, steps=STEPS):
        """The first difference of a history of so many builds, and what happened until then."""
        for _ in range(steps):
            if found := self.step():
                return found, self.log
        return [], []


CHANGES = tuple(
    value
    for name, value in vars(History).items()
    if callable(value) and name not in {"__init__", "text", "any_file", "step", "play"}
)


def built(folder):
    """The status, what was printed and every file, once the project in `folder` is built."""
    before = Path.cwd()
    printed = io.StringIO()
    os.chdir(folder)
    try:
        with contextlib.redirect_stderr(printed):
            status = main(["build", "--jobs", "1"])
    finally:
        os.chdir(before)
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for name in ("content", "site")
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }
    return files | {"(status)": str(status).encode(), "(printed)": printed.getvalue().encode()}


def differences(left, right):
    """The names under which two builds do not have the same."""
    return sorted(name for name in {*left, *right} if left.get(name) != right.get(name))


def play(folder, seed, steps=STEPS):
    """How a build of a random history came to differ from a clean one; empty where none did."""
    return History(folder, seed).play(steps)


if __name__ == "__main__":
    first, last = (int(word) for word in ("0", *sys.argv[1:])[-2:])
    for seed in range(first, last):
        with tempfile.TemporaryDirectory() as name:
            found = play(Path(name), seed)
            if found[0]:
                sys.exit(f"history {seed}: {found}")
    print(f"histories {first} to {last - 1}: every build equals a clean one")  # noqa: T201 # its report
