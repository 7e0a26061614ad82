"""What all tests share: small workspaces, in memory and on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
import gc
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import io
import os
from pathlib import Path
import signal
import subprocess
import sys
import threading
import time

from hypothesis import settings
import pytest

from briefpdf.checks.examples import BASE
from briefpdf.checks.rule import Finding
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.cli.main import main
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.composition import Composition
from briefpdf.compose.sandbox import Sandbox
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has what it runs in the background ignore interruptions, and so would all that the
    # tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
# The same examples in each run, and no clock that decides a test.
settings.register_profile("briefpdf", deadline=None, derandomize=True)
# Others than those, and more: `pytest --hypothesis-profile=search`, for whoever changes a reader.
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("briefpdf")

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 1, 15)

Files = Mapping[str, str | bytes]


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders of the tests' own for what is cached and what must outlive a command."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """The commands leave all that they make to the end of their process; here it goes on."""
    yield
    gc.enable()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One worker for templates, with time for all of them on a machine that is busy."""
    with Sandbox(time_limit=30.0) as sandbox:
        yield sandbox


@pytest.fixture
def compose(sandbox: Sandbox) -> Callable[[Files], Composition]:
    """Composes the one brief of the examples' workspace, some of its files replaced."""

    def composed(files: Files) -> Composition:
        project = load_project(MemoryWorkspace({**BASE, **files}))
        (brief,) = project.briefs.values()
        return compose_brief(project, brief, sandbox)

    return composed


@pytest.fixture
def check(sandbox: Sandbox) -> Callable[[Files], list[Finding]]:
    """Checks the examples' workspace, some of its files replaced."""

    def checked(files: Files) -> list[Finding]:
        project = load_project(MemoryWorkspace({**BASE, **files}))
        compositions = [compose_brief(project, brief, sandbox) for brief in project.briefs.values()]
        return run_checks(Subject(project, compositions, TODAY))

    return checked


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[Files], Path]:
    """Writes the examples' workspace to disk, some of its files replaced; its folder."""

    def written(files: Files) -> Path:
        folder = tmp_path / "workspace"
        for name, content in {**BASE, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return written


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def briefpdf() -> Run:
    """Runs the command line as a process of its own, in a folder."""

    def run(*words: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefpdf", *words],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
            **more,  # type: ignore[call-overload]
        )

    return run


Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A web server of this machine: what it answers at each path, and what it was asked.

    `asked` has the path and the headers, their names in small letters, of each request.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str) -> str:
        """The address of a path."""
        return self.address + path

    def page(
        self,
        path: str,
        body: str | bytes,
        media_type: str = "text/html; charset=utf-8",
        status: int = 200,
        **headers: str,
    ) -> str:
        """Have a body answered at a path; its address."""
        data = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Type", media_type)
            request.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(data)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Have a path lead somewhere else; its address."""
        return self.page(path, b"", status=status, Location=target)


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback: no test reaches the real web."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            served.asked.append((self.path, headers))
            answer = served.answers.get(self.path.partition("?")[0])
            try:
                if answer is not None:
                    answer(self)
                else:
                    self.send_error(404)
            except (BrokenPipeError, ConnectionResetError):
                pass  # Whoever asked has heard enough.

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, which is quicker; no terminal, no standard input."""

    def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["briefpdf", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        written = capsys.readouterr()
        code = left.value.code
        assert isinstance(code, int)
        return subprocess.CompletedProcess(words, code, written.out, written.err)

    return run


@pytest.fixture(scope="session")
def git() -> Callable[..., str]:
    """Runs git in a folder, apart from the settings of whoever runs the tests; what it prints."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{role}_NAME": "Ada Byrd", f"GIT_{role}_EMAIL": "ada@example.org"}

    def run(*words: str, cwd: Path) -> str:
        done = subprocess.run(
            ["git", *words], cwd=cwd, env=own, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    return run


@pytest.fixture(scope="session")
def committed(git: Callable[..., str]) -> Callable[[Path], None]:
    """Makes a repository of a folder: all that is in it is the first commit of `main`."""

    def commit(folder: Path) -> None:
        git("init", "-q", "-b", "main", cwd=folder)
        git("add", "-A", cwd=folder)
        git("commit", "-q", "-m", "first", cwd=folder)

    return commit


@pytest.fixture
def until() -> Callable[..., None]:
    """Waits for something to come about, while a process, where one is given, has not ended.

    What never does is ended by the limit on every test: no clock of a test's own decides.
    """

    def wait(true: Callable[[], object], process: subprocess.Popen[bytes] | None = None) -> None:
        try:
            while not true():
                assert process is None or process.poll() is None, "the process has ended"
                time.sleep(0.02)
        except BaseException:
            if process is not None:
                process.kill()  # Whoever started it would wait for its end.
            raise

    return wait


@pytest.fixture(scope="session")
def processes_of() -> Callable[[int], list[str]]:
    """What tells which processes of a session have not ended, on Linux."""

    def find(session: int) -> list[str]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # It ended meanwhile.
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(folder.name)
        return found

    return find
