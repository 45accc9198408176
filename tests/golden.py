"""Prints a digest of what every stage makes of fixed inputs: `python -m tests.golden [N ...]`.

The inputs are the given seeds, the clippings of tests/examples, and N generated articles (100
unless said; 0 for none). Each stage is asked by its command, so that what is behind it may change:
two prints that are the same mean that nothing a person can see did. The first line names the
versions that the digests hold for: with another lxml or trafilatura a page may be read otherwise.
"""

import json
import platform
import re
import subprocess
import sys
import tempfile
from hashlib import sha256
from importlib.metadata import requires, version
from pathlib import Path

from tests.bench import corpus

ROOT = Path(__file__).parent.parent
TASKS = ("sentences", "quotes", "dates")


def clipbook(words, folder=ROOT, given=""):
    """The standard output of a command."""
    call = [sys.executable, "-m", "clipbook", *words]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run(  # noqa: S603 # our own program
        call, cwd=folder, env=environment, input=given.encode(), capture_output=True, check=False
    )
    if done.returncode == 2:
        raise SystemExit(done.stderr.decode())
    return done.stdout + done.stderr


def lines(records):
    """Records as JSON lines."""
    return "".join(json.dumps(record) + "\n" for record in records)


def articles_of(readings):
    """What the other commands are given of each reading."""
    records = [line for line in readings.splitlines() if line.startswith(b"{")]  # others are notes
    for number, read in enumerate(map(json.loads, records)):
        date = read["published"]["latest"] if read["published"] else None
        yield {"id": str(number), "title": read["title"], "date": date, "text": read["body"]}


def sentences_of(cut, articles):
    """The events of the tasks `facts` and `lead`: the sentences of all articles together."""
    for line, article in zip(cut.splitlines(), articles, strict=True):
        for position, (start, end) in enumerate(json.loads(line)["spans"]):
            yield {"doc": article["id"], "pos": position, "text": article["text"][start:end]}


def stages(clippings):
    """Each stage but the site, by name, of some clippings."""
    readings = clipbook(["read", *(str(path.relative_to(ROOT)) for path in clippings)])
    yield "readings", readings
    articles = list(articles_of(readings))
    made = {task: clipbook(["annotate", task], given=lines(articles)) for task in TASKS}
    yield from made.items()
    event = {"id": "all", "k": 5, "words": 120}
    event["sents"] = list(sentences_of(made["sentences"], articles))
    for task in ("facts", "lead"):
        yield task, clipbook(["annotate", task], given=lines([event]))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write(lines({**article, "source": ""} for article in articles))
        file.flush()
        yield "groups", clipbook(["group", file.name])
        yield "copies", clipbook(["group", file.name, "--copies"])


def site(folder):
    """The content, the exported data and the whole site of a project; and its notes."""
    yield "notes", clipbook(["build", "--jobs", "1"], folder)
    for name, pattern in (
        ("content", "content/**/*"),
        ("data", "site/**/*.json"),
        ("site", "site/**/*"),
    ):
        files = sorted(path for path in folder.glob(pattern) if path.is_file())
        yield (
            name,
            b"".join(str(path.relative_to(folder)).encode() + path.read_bytes() for path in files),
        )


def project(seeds):
    """The stages of a folder of clippings, and the site that is made of it."""
    yield from stages(sorted(path for path in seeds.rglob("*") if path.is_file()))
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "seeds").symlink_to(seeds)
        yield from site(Path(name))


def generated(count):
    """The site of so many generated articles."""
    with tempfile.TemporaryDirectory() as name:
        corpus.write(Path(name), count)
        yield from site(Path(name))


def versions():
    """Python and the packages that clipbook needs, each with its version here."""
    needed = [
        re.match(r"[\w-]+", each)[0] for each in requires("clipbook") if "extra ==" not in each
    ]
    found = {name: version(name) for name in sorted(needed)}
    return f"Python {platform.python_version()}, " + ", ".join(map(" ".join, found.items()))


def main(words):
    print(versions())
    named = {"seeds": project(ROOT / "seeds")}
    named |= {
        path.parent.name: project(path) for path in sorted(ROOT.glob("tests/examples/*/seeds"))
    }
    named |= {
        f"{count} articles": generated(int(count)) for count in words or ["100"] if count != "0"
    }
    for name, made in named.items():
        for stage, data in made:
            print(f"{name:15} {stage:10} {sha256(data).hexdigest()[:16]} {len(data):9}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
