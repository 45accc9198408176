"""What each library and each power is used for, and where: DESIGN's rules as tests."""

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "clipbook"
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path):
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path):
    """The names of the modules that a module imports, wherever it does, and of what they lie in."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found | {name.partition(".")[0] for name in found}


@cache
def calls(path):
    """The names that a module calls."""
    found = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    return {function.id for function in found if isinstance(function, ast.Name)}


def place(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize(
    ("library", "places"),
    [
        ("jinja2", ("render.py",)),
        ("markdown", ("lead_html.py",)),
        ("yaml", ("strict_yaml.py",)),
        ("frontmatter", ("content/front_matter.py", "readers/markdown.py")),
        ("trafilatura", ("readers/",)),
        ("lxml", ("readers/", "html_audit.py", "exports.py")),
        ("numpy", ()),
        ("urllib.request", ("fetch.py",)),
        ("tempfile", ("filesystem.py", "publish.py")),
        ("multiprocessing", ("workers.py",)),
        ("watchfiles", ("cli/serve.py",)),
        ("argparse", ("cli/",)),
        ("importlib.import_module", ("cli/arguments.py",)),  # packages that few have
        ("pickle", ()),
        ("marshal", ()),
        ("random", ()),
        ("logging", ("readers/web/",)),  # to hush a library's
    ],
)
def test_a_library_is_used_where_it_belongs(library, places):
    users = [place(path) for path in MODULES if library in imports(path)]
    assert [user for user in users if not user.startswith(places or ("nowhere",))] == []


@pytest.mark.parametrize(
    ("function", "places"),
    [
        ("print", ("cli/",)),
        ("open", ("filesystem.py", "publish.py")),
        ("eval", ()),
        ("exec", ()),
        ("input", ()),
    ],
)
def test_a_power_is_used_where_it_belongs(function, places):
    users = [place(path) for path in MODULES if function in calls(path)]
    assert [user for user in users if not user.startswith(places or ("nowhere",))] == []


def private_members(path):
    """Where a module reaches for what something else keeps to itself: `argparse._Action`.

    What `self`, `cls` and a value of the module's own class keep is the module's own.
    """
    own = {
        target
        for node in ast.walk(tree(path))
        for target in ([node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else [])
        + ([node.attr] if isinstance(node, ast.Attribute) and is_self(node.value) else [])
    }
    for node in ast.walk(tree(path)):
        names = []
        if isinstance(node, ast.Attribute) and not is_self(node.value):
            names = [node.attr]
        elif isinstance(node, ast.ImportFrom):
            names = [*node.module.split("."), *(alias.name for alias in node.names)]
        for name in names:
            is_private = name.startswith("_") and not name.endswith("__")
            if is_private and name not in own and name not in PUBLIC_FIELDS:
                yield f"{place(path)}:{node.lineno}: {name}"


PUBLIC_FIELDS = {"_replace", "_asdict", "_fields", "_make"}
"""What named tuples document, with the mark because their own names stand beside."""


def is_self(node):
    return isinstance(node, ast.Name) and node.id in {"self", "cls"}


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_no_private_member_of_anything_else_is_used(path):
    assert list(private_members(path)) == []


def test_no_module_is_long():
    lengths = {place(path): path.read_text("utf-8").count("\n") for path in MODULES}
    del lengths["model.py"]  # every value that passes between modules, in one place
    assert {name: n for name, n in lengths.items() if n > 420} == {}


def test_every_function_is_short_and_flat():
    long = [
        f"{place(path)}:{node.name}"
        for path in MODULES
        if place(path) != "readers/plaintext/weights.py"  # numbers, written by tests/training
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.body[0].lineno >= 50
    ]
    assert long == []


def test_a_class_name_stands_for_one_thing():
    defined = [
        node.name.lstrip("_")
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name, count in Counter(defined).items() if count > 1] == []


def test_the_package_ships_its_types():
    assert (PACKAGE / "py.typed").is_file()
