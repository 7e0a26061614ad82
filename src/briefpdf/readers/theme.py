"""Reads a house style: a folder of templates/, of the workspace or of briefpdf itself."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ..model.theme import Theme
from ..source.decode import decode, read_text
from ..source.diagnostic import Diagnostic, Parsed
from ..source.nearest import suggestion
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text
from ..source.workspace import Workspace
from .starter import starter_words
from .theme_settings import CSL_NAME, check_fonts, check_settings, packaged_settings
from .toml import read_toml

UNKNOWN, BROKEN = "BRIEF021", "BRIEF022"
_NAME = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_MACROS = "references.jinja"
_PACKAGE = Path(__file__).resolve().parent.parent


def packaged_styles() -> Path:
    """The folder of the styles that come with briefpdf."""
    inside_wheel = _PACKAGE / "templates"
    return inside_wheel if inside_wheel.is_dir() else _PACKAGE.parent.parent / "templates"


def read_theme(workspace: Workspace, name: str, asked: Span, brief: str) -> Parsed[Theme | None]:
    """The style of a name: the workspace's own, else the packaged one.

    `asked` is where the brief names it; None with a finding there when there is no such style.
    """
    if not _NAME.fullmatch(name):
        message = f"“{name}” cannot be the name of a template: it names a folder of templates/"
        return Parsed(None, (Diagnostic(UNKNOWN, message, asked, brief=brief),))
    folder = f"templates/{name}"
    # The packaged style of that name is not meant.
    if not workspace.is_folder(folder) and workspace.is_astray(folder):
        message = f"{folder} is a link that leads out of the workspace, or nowhere"
        hint = "Put the folder itself there: a workspace is read by what it holds."
        return Parsed(None, (Diagnostic(BROKEN, message, asked, (hint,), brief=brief),))
    files = _files_of(workspace, name)
    if isinstance(files, _WorkspaceFiles):
        return _load(name, folder, files)
    # A folder that may not be read is an error, rather than another style in its place.
    own = {path.split("/")[1] for path in workspace.files("templates/*/theme.toml")}
    if files is not None:
        return _load(name, folder, files)
    known = _packaged_names() | own
    message = f"there is no template “{name}”"
    hints = suggestion(name, known) or ("The templates: " + ", ".join(sorted(known)) + ".",)
    return Parsed(None, (Diagnostic(UNKNOWN, message, asked, hints, brief=brief),))


def read_macros(workspace: Workspace, name: str) -> Text | None:
    """The macros of a style's sources; None where none can be read, whatever the reason."""
    files = _files_of(workspace, name) if _NAME.fullmatch(name) else None
    return files.read(f"templates/{name}/{_MACROS}").value if files is not None else None


def _files_of(workspace: Workspace, name: str) -> _WorkspaceFiles | _PackagedFiles | None:
    """The files of a style: the workspace's own, else the packaged ones; None where there is none.

    The name must be one that a folder can have.
    """
    if workspace.is_folder(f"templates/{name}"):
        return _WorkspaceFiles(workspace)
    return _PackagedFiles() if name in _packaged_names() else None


def _packaged_names() -> set[str]:
    return {path.name for path in packaged_styles().iterdir() if path.is_dir()}


class _WorkspaceFiles:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def read(self, path: str) -> Parsed[Text | None]:
        if not (self.workspace.is_file(path) or self.workspace.is_astray(path)):
            return Parsed(None)
        return read_text(self.workspace, path, BROKEN)


class _PackagedFiles:
    def read(self, path: str) -> Parsed[Text | None]:
        place = packaged_styles().parent / path
        try:
            return decode(path, place.read_bytes(), BROKEN)
        except OSError:  # There is none, or none can be called so.
            return Parsed(None)


def _load(name: str, folder: str, files: _WorkspaceFiles | _PackagedFiles) -> Parsed[Theme | None]:
    diagnostics: list[Diagnostic] = []

    def text(file: str, needed: bool = True, hint: str = "") -> Text | None:
        read = files.read(f"{folder}/{file}")
        diagnostics.extend(read.diagnostics)
        if read.value is None and needed and not read.diagnostics:
            message = f"the template {name} has no {file}"
            hint = hint or f"Copy {file} from the packaged in-focus template into {folder}/."
            place = Span(f"{folder}/{file}", 0, 0)
            diagnostics.append(Diagnostic(BROKEN, message, place, (hint,)))
        return read.value

    toml = text("theme.toml")
    # A template without a disclaimer is a matter of its own, with a rule of its own.
    disclaimer = text("disclaimer.md", needed=False)
    functions = text("page.typ", needed=False)
    # A style has pages for one engine or for both.
    page, styles = (text(file, functions is None) for file in ("page.html", "page.css"))
    references = text(_MACROS)
    settings: dict[str, Any] = {}
    if toml is not None:
        checked = _checked_settings(toml, (page, styles, references, functions))
        settings = checked.value
        diagnostics += checked.diagnostics
    if isinstance(files, _WorkspaceFiles):
        diagnostics += starter_words(toml, settings, disclaimer, packaged_styles())
    csl = None
    citations = settings.get("citations")
    wanted = citations.get("csl") if isinstance(citations, dict) else None
    # One that is no name of a file has been reported with the settings.
    if isinstance(wanted, str) and CSL_NAME.fullmatch(wanted):
        csl = text(wanted, hint=f"Put it into {folder}/, or take `csl` out of theme.toml.")
    texts = disclaimer, page, styles, references, csl, functions, toml
    return Parsed(Theme(name, folder, settings, *texts), tuple(diagnostics))


# Most briefs of a workspace are in one style.
@lru_cache(maxsize=16)
def _checked_settings(toml: Text, templates: tuple[Text | None, ...]) -> Parsed[dict[str, Any]]:
    """The settings of a style, held to what its templates read of them."""
    read = read_toml(toml, BROKEN)
    if read.diagnostics:
        return read
    settings = read.value
    packaged = packaged_styles()
    if all(text is None or _is_packaged(text, packaged) for text in (toml, *templates)):
        # The packaged styles are sound, which a test holds; but their fonts may not be installed.
        return Parsed(settings, tuple(check_fonts(toml, settings)))
    from .theme_reads import find_reads  # Most styles are a packaged one.

    known = packaged_settings(packaged)
    return Parsed(settings, tuple(check_settings(toml, settings, find_reads(templates), known)))


def _is_packaged(text: Text, packaged: Path) -> bool:
    """Whether a file of a style is as briefpdf brings it."""
    place = packaged.parent / text.path
    return place.is_file() and place.read_bytes() == text.content.encode()
