"""Makes a brief of a finished document, and claims and sources of its notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
import re
import unicodedata

from msgspec import Struct, field

from ...bibliography.add import append_entries, written_files
from ...bibliography.library import take_library
from ...cache.cache import NOTHING, open_cache
from ...compose.sandbox import Sandbox
from ...editing.claims.add import put_claims
from ...editing.lock import Refused
from ...editing.overlay import OverlayWorkspace
from ...editing.transaction import Transaction, editing
from ...model.reference import Reference
from ...project.archives import Archives
from ...project.load import load_project
from ...source.pattern import lazy_pattern, path_for
from ...source.workspace import DiskWorkspace
from ..reread import read_sentences, registry_file
from .head import front_matter
from .layout import Layout
from .opened import Opened, open_document
from .places import find_places
from .prose import Left, Note, Prose, read_prose
from .quotes import Source
from .resolve import Proposed, Resolved, Resolver
from .weave import Weaving

# Each leaves at least one call out; nobody's brief needs more.
_MOST_ROUNDS = 12
_MOST_NAMES = 1000
_KEYS = lazy_pattern(r"(?<![\w.])@\{?(\w[\w:.#$%&+?<>~/-]*)")


class NoteMade(Struct, frozen=True):
    """What became of a note: the claim that its sentence is now, or the place where it is cited.

    Without `sources` it is not placed, and `why` says why.
    """

    note: Note
    line: int
    sentence: str
    claim: str | None
    sources: tuple[Source, ...]
    why: str = ""


class Imported(Struct, frozen=True):
    """A brief that was made, its notes in their order, entries proposed, and what has no place."""

    brief: str
    registry: str | None
    claims: int
    notes: tuple[NoteMade, ...]
    proposed: tuple[Proposed, ...]
    left: tuple[Left, ...]
    changed: tuple[str, ...]


def import_document(
    workspace: DiskWorkspace,
    path: Path,
    sandbox: Sandbox,
    name: str | None = None,
    author: str | None = None,
    dry_run: bool = False,
    only: Collection[str] | None = None,
) -> Imported:
    """Make a brief of a DOCX or of Markdown, and claims with sources of its notes.

    With `only`, no other sentences than these become claims: the rest are cited. All files are
    written or none; with `dry_run` none is. Raises `Refused` or `OSError`.
    """
    opened = open_document(path, workspace.root)
    with editing(workspace, dry_run) as transaction:
        importing = _Importing(transaction, workspace, sandbox, opened, name or slug(path.stem))
        importing.read(only)
        made = importing.write(author)
        if not dry_run:
            with written_files(workspace, importing.files):
                transaction.write()
        return made


def slug(name: str) -> str:
    """The id of a brief, made of the name of a file."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    plain_letters = "".join(one for one in letters if not unicodedata.combining(one))
    return "-".join(re.findall(r"\w+", plain_letters.replace("_", "-")))[:60] or "imported"


def called(reference: Reference) -> str:
    """What a source is called in a sentence: the families of its authors."""
    families = [one.family for one in reference.names.get("author", ())]
    if len(families) > 2:
        return f"{families[0]} and others"
    return " and ".join(families) or reference.get("title") or reference.key


class _Importing(Struct, dict=True):
    """A document on its way into a workspace."""

    transaction: Transaction
    workspace: DiskWorkspace
    sandbox: Sandbox
    opened: Opened
    name: str
    left: list[Left] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    # Where each stands in the brief as it is first written, None where nowhere, and why.
    unplaced: list[tuple[int | None, Resolved, str]] = field(default_factory=list)

    def read(self, only: Collection[str] | None) -> None:
        """Read the text, its notes and their sources, and where in the sentences they stand.

        With `only`, no other sentences than these become claims.
        """
        self._take_libraries()
        self.before = load_project(self.transaction.result, ())
        self.path = self._path()
        references = self.before.references
        prose = self._prose()
        self.resolver = Resolver(references)
        marks = [(at, self.resolver.resolve(note)) for at, note in prose.marks]
        for at, note in marks:
            if not note.cited:
                why = note.why or "it names no source"
                self.unplaced.append((len(self.head) + at, note, why))
        why = "it stands at no place of the brief’s text"
        self.unplaced += [(None, Resolved(note, ()), why) for note in prose.unused]
        placed = [(len(self.head) + at, note) for at, note in marks if note.cited]
        self._put_files()
        self.begun = self.transaction.edited
        self.project = load_project(self.transaction.result, [self.path])
        (brief,) = self.project.briefs.values()
        _, sentences = read_sentences(self.project, brief, self.sandbox)
        cache = open_cache(self.workspace.root) or NOTHING
        # Copies that come along are not written yet.
        copies = OverlayWorkspace(self.workspace, self.files)
        archives = Archives(copies, self.project.references, cache)
        places = find_places(placed, sentences, brief)
        self.weaving = Weaving(
            self.before, self.path, sentences, places, archives, self.sandbox, only=only
        )
        cache.flush()

    def _path(self) -> str:
        pattern = self.before.settings.briefs
        path = path_for(pattern, self.name)
        if not re.fullmatch(r"[\w.-]+", self.name) or self.name.startswith("."):
            raise Refused(
                f"“{self.name}” cannot be the name of a brief", "Write, for example, aid-2025."
            )
        if self.transaction.result.is_file(path):
            raise Refused(f"there is a {path} already", "Give the brief another name with --name.")
        return path

    def _prose(self) -> Prose:
        opened = self.opened
        folder = PurePosixPath(self.path).parent
        shown: dict[str, str] = {}
        for file, (ending, data) in opened.pictures.items():
            path = self._free(f"{folder}/images/{self.name}-{len(shown) + 1}", ending, data)
            self.files[path] = data
            shown[file] = PurePosixPath(path).relative_to(folder).as_posix()
        layout = Layout(shown, " ".join(opened.head.get("title", ())))
        names = {key: called(one) for key, one in self.before.references.items()}
        prose = read_prose(opened.text, opened.notes, names, layout.lay_out)
        self.head, lacking = front_matter(opened.head, layout.title, layout.figures)
        self.left += [*opened.left, *prose.left, *layout.left, *lacking]
        self.body = prose.body
        return prose

    def _free(self, stem: str, ending: str, data: bytes) -> str:
        for number in range(_MOST_NAMES):
            path = f"{stem}{f'-{number}' if number else ''}{ending}"
            if not self.workspace.is_file(path) or self.workspace.read_bytes(path) == data:
                return path
        raise Refused(f"{stem}{ending} is there already", "Choose another --name.")

    def _take_libraries(self) -> None:
        """The entries that the text cites by keys, out of the files that it names."""
        keys = {key.rstrip(".:,") for key in _KEYS.findall(self.opened.text)}
        for library in self.opened.libraries if keys else ():
            _, files = take_library(self.transaction, self.workspace, library, keys=keys)
            self.files |= files

    def _put_files(self) -> None:
        """The brief as prose, and the proposed entries."""
        self.transaction.create(self.path, self.head + self.body)
        if self.resolver.proposed:
            texts = {
                one.entry.key: f"% From {one.note.shown} of {self.path}: {_comment(one.words)}\n"
                + one.entry.text()
                for one in self.resolver.proposed
            }
            append_entries(self.transaction, self.before.settings.references, texts)

    def write(self, author: str | None) -> Imported:
        """Write claims and calls, without those that would not read as the text does."""
        for _ in range(_MOST_ROUNDS):
            self.transaction.back_to(self.begun)
            names, fields = self.weaving.names(author)
            home = registry_file(self.project, (), self.name)
            registry = put_claims(self.transaction, fields, home) if fields else None
            self.transaction.edit(self.path, self.weaving.edits(names))
            if not self.weaving.leave_out(self.transaction.result, names, set(fields)):
                return self._made(names, registry, len(fields))
        raise Refused("the brief would not read as the document does; nothing was written")

    def _made(self, names: Mapping[int, str], registry: str | None, claims: int) -> Imported:
        text = self.transaction.read(self.path).text
        before = self.project.text(self.path)
        notes: list[tuple[int, NoteMade]] = []
        for at, place in enumerate(self.weaving.places):
            line, _ = before.line_column(place.at)
            words = place.sentence.text if place.sentence is not None else ""
            for note in place.notes:
                keys = {(one.key, one.locator) for one in note.cited}
                own = tuple(
                    one
                    for one in self.weaving.sources[at]
                    if (one.cited.key, one.cited.locator) in keys
                )
                made = NoteMade(note.note, line, words, names.get(at), own, place.why)
                notes.append((place.at, made))
                for remark in note.remarks:
                    why = f"{note.note.shown} also says it, and it names no source"
                    left = Left("note", why, remark)
                    self.left += [left] if left not in self.left else []
        late = len(text.content) + 1
        for where, one, why in self.unplaced:
            found = before.line_column(where)[0] if where is not None else 0
            made = NoteMade(one.note, found, "", None, (), why)
            notes.append((late if where is None else where, made))
        notes.sort(key=lambda one: one[0])
        changed = [*self.transaction.changed, *self.files]
        return Imported(
            self.path,
            registry,
            claims,
            tuple(one for _, one in notes),
            tuple(self.resolver.proposed),
            tuple(self.left),
            tuple(changed),
        )


def _comment(words: str) -> str:
    """Words of a note as a remark between entries, where an “@” would begin one."""
    return words.replace("@", "(at)")[:300]
