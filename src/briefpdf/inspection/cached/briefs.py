"""What became of each brief, found again as long as nothing changed that was looked up for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
import dataclasses

from msgspec import Struct
from msgspec.structs import astuple, replace

from ...checks.backing import Counts, Coverage
from ...compose.compose import Composition, compose_brief
from ...model.document import Document
from ...model.theme import Theme
from ...project.graph import Use
from ...project.project import Project
from ...readers.brief import UNREADABLE, read_brief
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from .registry import CODEC, hash_of
from .results import Located, find_by_rule
from .session import Session
from .trace import Facts, Trace, TracedQuoted, TracedThings, TracedWorkspace, traced_subject


class BriefResult(Struct, frozen=True):
    """What became of a brief, without its Document, which is cached by `contents`.

    `composition` is None where the file is no text; `digest` is a hash of the Document and its
    style, wherever their parts stand. `name` is what it is found by again, empty where the result
    may come out otherwise another time.
    """

    facts: Facts
    found: Mapping[str, Sequence[Located]]
    said: tuple[Diagnostic, ...]
    composition: Composition | None = None
    expanded: bool = False
    contents: str = ""
    digest: str = ""
    counts: Counts | None = None
    name: str = ""


class Contents(Struct, frozen=True):
    """What a brief is printed from, how its sentences are backed, and where it names claims."""

    document: Document | None
    theme: Theme | None
    coverage: Coverage | None
    uses: tuple[Use, ...]


class Briefs:
    """Makes the results of a session's briefs, or finds them again."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def name(self, path: str) -> str:
        """The name under which the result of a brief is cached."""
        digest = self.session.snapshot.digest(path)
        return f"{path}\0{digest}\0{self.session.base('composed')}"

    def find(self, path: str) -> BriefResult | None:
        """A result that still holds."""
        name = self.name(path)
        values = self.session.get("brief", name)
        if not isinstance(values, tuple) or any(self.session.world.changed(values[0])):
            return None
        return replace(BriefResult(*values), name=name)

    def make(self, path: str) -> BriefResult:
        """Compose and check a brief."""
        return self.compose(path)[0]

    def compose(self, path: str) -> tuple[BriefResult, Contents | None]:
        """The same; its contents come along, unless it cannot be read."""
        session, trace = self.session, Trace(self.session.world)
        text = read_text(session.snapshot, path, UNREADABLE)
        if text.value is None:
            return BriefResult({}, {}, text.diagnostics), None
        read = read_brief(text.value)
        said = (*text.diagnostics, *read.diagnostics)
        project = dataclasses.replace(
            session.project(),
            workspace=TracedWorkspace(session.snapshot, trace),
            claims=TracedThings(session.claims, "claim", trace),
            references=TracedThings(session.references, "source", trace),
            texts={path: text.value},
            diagnostics=(*session.sources_index.diagnostics, *said),
        )
        vars(project).update(quoted=TracedQuoted(session.graph, trace), graph=session.graph)
        composition = compose_brief(project, read.value, session.sandbox)
        subject = traced_subject(session.archives, trace, project, [composition], session.day)
        found = find_by_rule("brief", subject)
        coverage = next((covered for _, covered in subject.coverages), None)
        contents = Contents(composition.document, composition.theme, coverage, composition.uses)
        for key, copy in _copies(composition, project):
            trace.note("source", key)
            trace.note("file", copy)
        stopped = any(one.limited for one in composition.diagnostics)
        if stopped or not session.archives.limited.isdisjoint(trace.facts.get("file", ())):
            trace.lasts = False  # At another time the machine may be less busy.
        name = self.name(path) if trace.lasts and not session.snapshot.moved else ""
        result = BriefResult(
            trace.facts,
            found,
            said,
            dataclasses.replace(composition, document=None, theme=None, uses=()),
            composition.expanded,
            hash_of(f"{self.name(path)}{CODEC.pack(trace.facts).hex()}"),
            CODEC.digest((composition.document, composition.theme)),
            _counts(coverage),
            name,
        )
        if trace.lasts:
            values = (contents.document, contents.theme, contents.coverage, contents.uses)
            session.set("contents", result.contents, values)
        if name:
            session.set("brief", name, astuple(result)[:-1])
        return result, contents

    def contents(self, path: str, result: BriefResult) -> Contents:
        """The Document, style, coverage and uses of a brief."""
        values = self.session.get("contents", result.contents)
        made = Contents(*values) if isinstance(values, tuple) else self.compose(path)[1]
        assert made is not None
        return replace(made, document=made.document and self._placed(made.document))

    def _placed(self, document: Document) -> Document:
        """A Document whose Sources stand where their entries now do in the bibliography."""
        entries = []
        for entry in document.sources:
            reference = self.session.references.get(entry.key)
            if reference is not None:
                words = (replace(one, origin=reference.span) for one in entry.content)
                entry = replace(entry, content=tuple(words))
            entries.append(entry)
        return replace(document, sources=tuple(entries))


def _copies(composition: Composition, project: Project) -> Iterator[tuple[str, str]]:
    """The copies of what a brief and its claims cite: its file says what its claims rest on."""
    keys = dict.fromkeys(composition.sources)
    for name in composition.claims:
        keys |= dict.fromkeys(citation.key for citation in project.claims[name].citations)
    for key in keys:
        if key in project.references:
            yield from ((key, copy) for copy in project.references[key].files)


def _counts(coverage: Coverage | None) -> Counts | None:
    if coverage is None:
        return None
    numbers = coverage.backed, coverage.judgments, coverage.uncited, coverage.cited
    return (coverage.total, *numbers)
