"""Builds whose clippings, articles and site lie in an object store, by an address each."""

import threading
import uuid
from pathlib import Path, PurePosixPath

import fsspec
import pytest
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from clipbook import filesystem
from clipbook.build import Project, build
from clipbook.cli import main
from clipbook.errors import ClipbookError
from clipbook.filesystem import MANIFEST, check_output, read_folder, read_site, write_new
from clipbook.object_store import ObjectFolder, current, place_of

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parent / "examples" / "ferry" / "seeds"


class Busy:
    """A store that answers 503 to so many of the requests to write a page."""

    refused = 0

    def __init__(self, application):
        self.application = application

    def __call__(self, environment, start):
        writes = environment["REQUEST_METHOD"] == "PUT"
        if self.refused and writes and environment["PATH_INFO"].endswith(".html"):
            self.refused -= 1
            start("503 Slow Down", [("Content-Length", "0")])
            return [b""]
        return self.application(environment, start)


class Hushed(WSGIRequestHandler):
    def log(self, *_):
        pass


@pytest.fixture(scope="module")
def store():
    """An S3 server on this machine, over HTTP."""
    busy = Busy(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, busy, threaded=True, request_handler=Hushed)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "2",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.port}",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        fsspec.filesystem("s3").mkdir("news")
        yield busy
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["memory", "file", "s3"])
def root(request, tmp_path):
    """A folder of its own in each kind of store."""
    if request.param == "s3":
        request.getfixturevalue("store")
        return f"s3://news/{uuid.uuid4().hex}"
    return f"file://{tmp_path}/store" if request.param == "file" else f"memory://{uuid.uuid4().hex}"


def project(root):
    """A project all in a store; its clippings are put there."""
    seeds = ObjectFolder(f"{root}/seeds")
    seeds.write({PurePosixPath(path.name): path.read_bytes() for path in SEEDS.iterdir()})
    return Project(
        seeds=seeds, content=ObjectFolder(f"{root}/content"), out=ObjectFolder(f"{root}/site")
    )


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The same project in folders of this computer, built."""
    folder = tmp_path_factory.mktemp("local")
    build(Project(seeds=SEEDS, content=folder / "content", out=folder / "site"))
    return folder


def files(folder):
    return dict(folder.read(folder.sizes()))


def test_a_store_holds_the_same_bytes_as_a_folder(root, local):
    built = project(root)
    build(built)
    assert files(built.content) == read_folder(local / "content", "content").files
    assert files(current(built.out)) == read_site(local / "site").files


def test_a_build_that_changes_nothing_lets_the_site_stand(root):
    built = project(root)
    build(built)
    before = current(built.out)
    build(built)
    assert (current(built.out), built.out.names()) == (before, built.out.names())
    assert len(built.out.names()) == 2


def test_a_changed_site_is_a_new_folder_and_the_last_one_stays(root):
    built = project(root)
    folders = []
    for number in range(3):
        article = PurePosixPath("own", f"own-{number}.md")
        built.content.write({article: b"---\ntitle: An own article\n---\nA sentence of our own.\n"})
        build(built)
        folders.append(current(built.out).address.rpartition("/")[2])
    assert built.out.names() == sorted([*folders[1:], "current.txt"])


def test_an_edited_article_is_kept(root):
    built = project(root)
    build(built)
    path = next(path for path in built.content.sizes() if path.suffix == ".md")
    edited = files(built.content)[path] + b"\nA sentence that an editor added.\n"
    built.content.write({path: edited})
    build(built)
    assert files(built.content)[path] == edited


def test_a_file_that_is_there_is_not_written_over(root):
    folder, path = ObjectFolder(root), PurePosixPath("a [1]*?.md")
    write_new(folder, {path: b"first"})
    write_new(folder, {path: b"second"})
    assert files(folder) == {path: b"first"}
    write_new(folder, {path: b"third"}, path)
    assert files(folder) == {path: b"third"}


def test_hidden_and_large_files_are_passed_over(root, monkeypatch):
    monkeypatch.setattr("clipbook.filesystem.MAX_BYTES", 9)
    folder = ObjectFolder(root)
    names = {".hidden": b"x", "a/.b/c.txt": b"x", "a.txt": b"x", "large.txt": bytes(10)}
    folder.write({PurePosixPath(name): data for name, data in names.items()})
    found = read_folder(folder, "seeds")
    assert found.files == {PurePosixPath("a.txt"): b"x"}
    assert [(str(note.place), note.code) for note in found.notes] == [
        ("seeds/large.txt", "too-large")
    ]


@pytest.mark.parametrize("seeds", ["memory://one", "memory://one/site/seeds", "memory://one/site"])
def test_a_site_beside_its_clippings_only(seeds):
    with pytest.raises(ClipbookError, match="holds or lies in"):
        check_output(ObjectFolder("memory://one/site"), (ObjectFolder(seeds), Path("content")))


def test_a_folder_that_others_made_is_refused(root):
    out = ObjectFolder(root)
    out.write({PurePosixPath("theirs.html"): b"x"})
    with pytest.raises(ClipbookError, match="was not made by clipbook"):
        check_output(out, ())


def site_of(built):
    return files(current(built.out))


def test_a_store_that_is_busy_for_a_moment_is_asked_again(store, local):
    built = project(f"s3://news/{uuid.uuid4().hex}")
    store.refused = 1
    build(built)
    assert site_of(built) == read_site(local / "site").files


def test_a_store_that_stays_busy_leaves_the_old_site_whole(store):
    built = project(f"s3://news/{uuid.uuid4().hex}")
    build(built)
    before = site_of(built)
    built.content.write({PurePosixPath("own/a.md"): b"---\ntitle: New\n---\nA sentence.\n"})
    store.refused = 1_000_000
    try:
        with pytest.raises(ClipbookError, match=f"^{built.out}/build-"):
            build(built)
    finally:
        store.refused = 0
    assert site_of(built) == before
    assert len(built.out.names()) == 2


@pytest.mark.usefixtures("store")
def test_pages_say_what_they_are():
    built = project(f"s3://news/{uuid.uuid4().hex}")
    build(built)
    page = f"{current(built.out).address.partition('://')[2]}/index.html"
    assert fsspec.filesystem("s3").info(page)["ContentType"] == "text/html"


@pytest.mark.usefixtures("store")
def test_the_command_line_takes_addresses(capsys):
    built = project(f"s3://news/{uuid.uuid4().hex}")
    words = ["--seeds", str(built.seeds), "--content", str(built.content), "--out", str(built.out)]
    assert main(["build", "--quiet", "--jobs", "1", *words]) == 0
    assert MANIFEST in current(built.out).sizes()
    assert main(["build", "--regroup", "--yes", *words]) == 2
    assert main(["serve", *words]) == 2
    assert "expected folders of this computer" in capsys.readouterr().err


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("address", ["s3://no-such-bucket/seeds", "nothing://news/seeds"])
def test_what_is_not_there_is_one_line(address, capsys):
    assert main(["build", "--quiet", "--seeds", address]) == 2
    assert capsys.readouterr().err.startswith(f"clipbook: {address}: ")


def test_a_folder_here_is_a_path():
    assert place_of("news/seeds") == Path("news/seeds")
    assert place_of("s3://news/seeds/") == ObjectFolder("s3://news/seeds")


def test_whoever_runs_the_steps_fetches_the_files_in_batches(tmp_path, monkeypatch):
    monkeypatch.setattr(filesystem, "_FETCHED", 100)
    sizes = {"a.txt": 40, "b.txt": 40, "c.txt": 40, "d/large.txt": 500, "e.txt": 40}
    folder = ObjectFolder(f"file://{tmp_path}")
    folder.write({PurePosixPath(path): bytes(size) for path, size in sizes.items()})
    batches = []

    def run(function, items):
        return map(function, (batches.append([*map(str, item)]) or item for item in items))

    found = read_folder(folder, "seeds", run).files
    assert {str(path): len(data) for path, data in found.items()} == sizes
    assert batches == [["a.txt", "b.txt"], ["c.txt"], ["d/large.txt"], ["e.txt"]]
