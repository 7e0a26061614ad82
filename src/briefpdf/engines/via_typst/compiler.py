"""Has Typst set pages, without network, from nothing but the files that it is handed.

The engine runs in a limited process (`limits/`), so what a style's page functions take is limited.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal
import weakref

from msgspec import Struct

from ...limits.environment import environment
from ..fit.placed import Placed

if TYPE_CHECKING:
    import typst

# What page functions have put into the pages under a label, and where it has come to stand.
_PLACED = """query(<briefpdf-placed>).map(one => {
  let at = one.location().position()
  (..one.value, page: at.page, x: at.x.pt(), y: at.y.pt())
})"""
# Nobody listens there: what would fetch a package is refused before a name is asked for.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
_DIRECT = ("NO_PROXY", "no_proxy")
# What asks the network meanwhile asks where nobody answers.
_NO_NETWORK = dict.fromkeys(_PROXIES, _NOWHERE) | dict.fromkeys(_DIRECT, "")
_MOST_PICTURES = 200

# Those that a file may keep, as Typst names them.
Standard = Literal["ua-1", "a-3a"]


class Said(Struct, frozen=True):
    """What Typst says is wrong: `place` is its own picture of where, `hints` what it advises."""

    message: str
    place: str
    hints: tuple[str, ...]


class Job(Struct, frozen=True):
    """What is to be set: the text of a Typst file, and what it may read.

    `files` are texts and pictures by their paths below the root, `fonts` folders of font files
    (without any it is the machine's fonts), `standards` what the file is to keep. `made` is what
    the file is called: one of the same name is gone then.
    """

    main: str
    files: Mapping[str, bytes]
    fonts: Sequence[str]
    standards: Sequence[Standard]
    timestamp: int
    made: str = "made"


class SetPages(Struct, frozen=True):
    """Where Typst put a file, where its parts stand, and what was said of it.

    There is no file where there is an `error`.
    """

    file: Path
    placed: tuple[Placed, ...]
    warnings: tuple[Said, ...]
    error: Said | None = None


class Compiler:
    """Sets one file after another; what does not change between them is done once."""

    # The variables that lead to the network are those of the whole process.
    _one_at_a_time = Lock()

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, ...], typst.Fonts] = {}

    @cached_property
    def root(self) -> Path:
        """The folder below which Typst reads, and no file outside of it."""
        folder = TemporaryDirectory(prefix="briefpdf-typst-")
        weakref.finalize(self, folder.cleanup)
        return Path(folder.name)

    def set(self, job: Job) -> SetPages:
        """The pages of a job."""
        import typst  # Only who sets pages by it needs it.

        main, made = self.root / "main.typ", self.root / f"{job.made}.pdf"
        self._write(job.files)
        main.write_text(job.main, encoding="utf-8")
        with self._one_at_a_time, environment(_NO_NETWORK):
            compiler = typst.Compiler(
                input=str(main),
                root=str(self.root),
                font_paths=self.load(job.fonts),
                package_path=str(self.root / "no-packages"),
                package_cache_path=str(self.root / "no-packages"),
            )
            try:
                _, warnings = compiler.compile_with_warnings(
                    output=str(made), pdf_standards=list(job.standards), timestamp=job.timestamp
                )
                placed = json.loads(compiler.eval(_PLACED))
            except typst.TypstError as error:
                return SetPages(made, (), (), _said(error))
        found = tuple(Placed(**one) for one in placed)
        return SetPages(made, found, tuple(map(_said, warnings)))

    def _write(self, files: Mapping[str, bytes]) -> None:
        pictures = self.root / "pictures"
        if pictures.is_dir() and sum(1 for _ in pictures.iterdir()) > _MOST_PICTURES:
            for file in pictures.iterdir():
                file.unlink()
        for path, data in files.items():
            file = self.root / path.lstrip("/")
            # Names tell what is in the files: one that is there is the same.
            if not file.is_file():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)

    def load(self, folders: Sequence[str]) -> typst.Fonts:
        """The fonts in folders, loaded with Typst."""
        import typst

        key = tuple(folders)
        if key not in self._fonts:
            self._fonts[key] = typst.Fonts(
                include_system_fonts=not folders,
                include_embedded_fonts=False,
                font_paths=list(folders),
            )
        return self._fonts[key]


def _said(said: Any) -> Said:
    return Said(said.message, said.diagnostic, tuple(said.hints))
