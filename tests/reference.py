"""Writes what is made from the tables of keys anew: `python -m tests.reference`.

That is docs/content.md, and the JSON Schemas by which an editor completes and checks a file.
"""

import json
from pathlib import Path

from clipbook.config import SETTINGS
from clipbook.content.keys import ARTICLE_KEYS, EVENT_KEYS, PAGE_KEYS
from clipbook.keys import ValueKind

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "clipbook" / "schema"
HEAD = """\
# Every key of every file
What you may write into the files of a project. All keys may be left out. A key that is not here
is kept and warned about, and so is a value that a key cannot have; the build names the file and
the line. This page is made from the program's own tables.

`clipbook init` puts a JSON Schema of each kind of file into `.schemas/`. An editor with YAML
support (the YAML extension of VS Code, Neovim, Helix, Emacs, JetBrains) completes and checks
`site.yaml` by it, as its first line says: `# yaml-language-server:
$schema=.schemas/site.schema.json`. The same line, with the path from that file, may stand first
in the front matter of an article (`article.schema.json`) or of `_event.md` (`event.schema.json`).
"""
FILES = {
    "article": (
        "An article: `content/<event>/<article>.md`",
        "Front matter between two lines `---`, then the text. Written once, then it is yours.",
        ARTICLE_KEYS,
    ),
    "event": (
        "An event: `content/<event>/_event.md`",
        "Front matter of the same form; below it a lead of your own, in Markdown.",
        EVENT_KEYS,
    ),
    "page": (
        "A page of your own: `pages/<page>.md`",
        "Front matter, if you like, then the text in Markdown, with tables and footnotes.",
        PAGE_KEYS,
    ),
    "site": ("The site: `site.yaml`", "", SETTINGS),
}
DAY = r"\d{4}-\d{2}-\d{2}([T ].*)?"


def reference():
    """The text of docs/content.md."""
    parts = [HEAD]
    for title, text, keys in FILES.values():
        parts.append("\n".join(filter(None, [f"## {title}", text, *([""] if text else [])])))
        parts.append(table(keys))
        parts += [
            f"The keys of `{name}`:\n\n{table(key.keys)}" for name, key in keys.items() if key.keys
        ]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def table(keys):
    rows = ["| key | means | is | without it | for example |", "|---|---|---|---|---|"]
    for name, key in keys.items():
        others = f"; also read as {', '.join(f'`{o}`' for o in key.others)}" if key.others else ""
        value = ", ".join(f"`{c}`" for c in key.choices if c) or str(key.kind)
        cells = [f"`{name}`", key.meaning + others, value, key.default or "empty"]
        rows.append(f"| {' | '.join(cells)} | `{name}: {key.example}` |")
    return "\n".join(rows)


def schema(name):
    """The JSON Schema of a kind of file."""
    title, _, keys = FILES[name]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"urn:clipbook:schema:{name}-1",
        "title": title.replace("`", ""),
        **mapping(keys),
    }


def mapping(keys):
    properties = {}
    for name, key in keys.items():
        properties[name] = {"description": key.meaning, **value(key)}
        for other in key.others:
            properties[other] = {"description": f"read as `{name}`", **TEXTS}
    return {"type": "object", "additionalProperties": False, "properties": properties}


TEXT = {"type": ["string", "number", "null"]}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
KINDS = {
    ValueKind.TEXT: TEXT,
    ValueKind.TEXTS: TEXTS,
    ValueKind.FLAG: {"type": ["boolean", "null"]},
    ValueKind.DAY: {"type": ["string", "null"], "pattern": f"^({DAY}(/{DAY})?)?$"},
    ValueKind.ADDRESS: {"type": ["string", "null"], "pattern": r"^(https?://\S+)?$"},
    ValueKind.LANGUAGE: {
        "type": ["string", "null"],
        "pattern": r"^([A-Za-z]{2,3}(-[A-Za-z0-9]+)*)?$",
    },
}


def value(key):
    if key.choices:
        return {"enum": list(key.choices)}
    if key.kind == ValueKind.MAPPING:
        first = next(iter(key.keys.values()))
        return {"anyOf": [{"enum": list(first.choices)}, mapping(key.keys)]}
    if key.kind == ValueKind.MAPPINGS:
        return {"type": ["array", "null"], "items": {"anyOf": [TEXT, mapping(key.keys)]}}
    return KINDS[key.kind]


def made():
    """Every file that is made, by its path."""
    files = {ROOT / "docs" / "content.md": reference()}
    for name in FILES:
        text = json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
        files[SCHEMAS / f"{name}.schema.json"] = text
    return files


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, "utf-8")
