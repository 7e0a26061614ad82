"""The parts of a result, each made again only when something that it was made from changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...checks.coverage import Coverage
from ...checks.registry import RULES
from ...checks.rule import Scope, Severity, locate
from ...checks.run import severity_of
from ...checks.standing import Verdict
from ...checks.subject import Subject
from ...compose.compose import Composition, compose_brief
from ...model.document import Document
from ...model.theme import Theme
from ...project.project import Project
from ...readers.brief import UNREADABLE, read_brief
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from ...source.text import Text
from ...store.identity import identity
from .facts import Facts, Trace
from .packing import digest
from .session import Session
from .stretches import Checked, Located, Stretch, stretches
from .tracing import traced_project, traced_subject

# How many sources are checked as one part.
CHUNK = 500


@dataclass(frozen=True)
class Part:
    """What was found in one part of a workspace, by rule, and what it follows from.

    `name` is what it is kept under; empty where it may come out otherwise the next time.
    """

    facts: Facts
    found: Mapping[str, Sequence[Located]]
    said: tuple[Diagnostic, ...] = ()
    standings: Mapping[str, Verdict] = field(default_factory=dict)
    brief: BriefPart | None = None
    name: str = ""


@dataclass(frozen=True)
class BriefPart:
    """What became of a brief, without its Document, which is kept under `contents`.

    `digest` is a hash of the Document and its style, wherever their parts stand.
    """

    composition: Composition
    expanded: bool
    contents: str
    digest: str
    counts: tuple[int, int, int, int, int] | None


@dataclass(frozen=True)
class Contents:
    """What a brief is printed from, and how its sentences are backed."""

    document: Document | None
    theme: Theme | None
    coverage: Coverage | None


class Parts:
    """Makes the parts of a session's result, or finds them kept."""

    def __init__(self, session: Session) -> None:
        self.session = session

    # Each part has a name that says what it is of, and in which state that is.

    def claims_name(self, path: str) -> str:
        """The name of the check of one file of the registry."""
        session = self.session
        number = session.claim_paths.index(path)
        others = [name for shelf, _, name in session.claims.twice if shelf == number]
        return f"{session.file_key(path)}\0{session.base}\0{others}"

    def sources_name(self, number: int) -> str:
        """The name of the check of one stretch of the bibliography."""
        session = self.session
        return f"{session.file_key(session.bibliography or '')}\0{session.base}\0{number}"

    def brief_name(self, path: str) -> str:
        """The name of the check of one brief."""
        return f"{self.session.file_key(path)}\0{self.session.base}"

    def find(self, kind: str, name: str) -> Part | None:
        """A part that is kept and still holds."""
        found = self.session.kept(kind, name)
        if not isinstance(found, Part) or any(self.session.world.changed(found.facts)):
            return None
        return found

    def check_claims(self, path: str) -> Part:
        """Check the claims of one file of the registry."""
        session, trace, name = self.session, Trace(self.session.world), self.claims_name(path)
        text = session.text(path)
        found: dict[str, list[Located]] = {}
        standings: dict[str, Verdict] = {}
        for one in self._stretches(path, text, trace) if text else ():
            for code, items in one.found.items():
                found.setdefault(code, []).extend(items)
            standings |= one.standings
            for kind, known in one.facts.items():
                trace.facts.setdefault(kind, {}).update(known)
        return self._keep("claims", name, Part(trace.facts, found, standings=standings), trace)

    def _stretches(self, path: str, text: Text, trace: Trace) -> Iterator[Checked]:
        """What is found in each stretch of a file; `trace` is told when it may not last."""
        session = self.session
        entry, more = f"{path}\0{identity()}", session.base
        before = session.kept("stretches", entry)
        before = before if isinstance(before, dict) else {}
        claims = session.claims.of(session.claim_paths.index(path))
        digests = [session.claims.digest(claim.id) for claim in claims]
        after: dict[str, Checked] = {}
        for stretch in stretches(claims, digests, text):
            name = stretch.name(more)
            known: Checked | None = before.get(name)
            if known is not None and not any(session.world.changed(known.facts)):
                checked = after[name] = known.at(stretch)
            else:
                checked, lasts = self._check(stretch)
                trace.kept = trace.kept and lasts
                if lasts and stretch.holds(checked.found):
                    after[name] = checked
            yield checked
        session.keep("stretches", entry, after)

    def _check(self, stretch: Stretch) -> tuple[Checked, bool]:
        """What is found in a stretch, and whether it would be another time."""
        trace = Trace(self.session.world)
        project = traced_project(self.session, trace, stretch.text)
        subject = traced_subject(self.session, trace, project, claims=stretch.claims)
        found = _found("claim", subject)
        place = stretch.start, stretch.line
        return Checked(*place, trace.facts, found, subject.standings), trace.kept

    def check_sources(self, number: int) -> Part:
        """Check one stretch of the bibliography."""
        session, trace = self.session, Trace(self.session.world)
        text = session.text(session.bibliography or "")
        last = min((number + 1) * CHUNK, len(session.source_shelf.names))
        sources = [session.references.thing(0, at) for at in range(number * CHUNK, last)]
        project = traced_project(session, trace, text)
        subject = traced_subject(session, trace, project, references=sources)
        part = Part(trace.facts, _found("source", subject))
        return self._keep("sources", self.sources_name(number), part, trace)

    def check_brief(self, path: str) -> Part:
        """Compose and check one brief."""
        return self.compose(path)[0]

    def compose(self, path: str) -> tuple[Part, Contents | None]:
        """Compose and check one brief; its contents come along, unless it cannot be read."""
        session, trace = self.session, Trace(self.session.world)
        text = read_text(session.snapshot, path, UNREADABLE)
        if text.value is None:
            return Part({}, {}, text.diagnostics), None
        read = read_brief(text.value)
        said = (*text.diagnostics, *read.diagnostics)
        project = traced_project(session, trace, text.value, said)
        composition = compose_brief(project, read.value, session.sandbox)
        subject = traced_subject(session, trace, project, [composition])
        found = _found("brief", subject)
        coverage = next((covered for _, covered in subject.coverages), None)
        contents = Contents(composition.document, composition.theme, coverage)
        made = digest((composition.document, composition.theme))
        light = replace(composition, document=None, theme=None)
        if any(one.limited for one in composition.diagnostics):
            trace.kept = False  # At another time the machine may be less busy.
        # A file says what its claims rest on: it is another when their copies are.
        for key in _cited(composition, project):
            for copy in project.references[key].files:
                trace.note("file", copy)
        name = digest((self.brief_name(path), trace.facts))
        brief = BriefPart(light, composition.expanded, name, made, _counts(coverage))
        if trace.kept:
            session.keep("contents", name, contents)
        part = Part(trace.facts, found, said, brief=brief)
        return self._keep("brief", self.brief_name(path), part, trace), contents

    def contents(self, path: str, part: BriefPart) -> Contents:
        """The Document, style and coverage of a brief."""
        found = self.session.kept("contents", part.contents)
        if not isinstance(found, Contents):
            _, found = self.compose(path)
        assert found is not None
        return replace(found, document=found.document and self._placed(found.document))

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

    def _keep(self, kind: str, name: str, part: Part, trace: Trace) -> Part:
        if not trace.kept or self.session.snapshot.moved:
            return part
        part = replace(part, name=name)
        self.session.keep(kind, name, part)
        return part


def _cited(composition: Composition, project: Project) -> Iterator[str]:
    """The sources that a brief and its claims cite."""
    keys = dict.fromkeys(composition.sources)
    for name in composition.claims:
        keys |= dict.fromkeys(citation.key for citation in project.claims[name].citations)
    return (key for key in keys if key in project.references)


def _found(scope: Scope, subject: Subject) -> dict[str, list[Located]]:
    """What the rules of a scope find, by code, with lines and columns."""
    found: dict[str, list[Located]] = {}
    for rule in RULES:
        severity = severity_of(rule, subject.project.settings)
        if rule.scope != scope or rule.check is None or severity is Severity.OFF:
            continue
        for item in dict.fromkeys(rule.check(subject)):
            one = locate(item, rule, severity, subject.text)
            place = (one.line, one.column, one.end_line, one.end_column)
            found.setdefault(rule.code, []).append((item, *place))
    return found


def _counts(coverage: Coverage | None) -> tuple[int, int, int, int, int] | None:
    if coverage is None:
        return None
    total = len(coverage.sentences)
    return total, coverage.backed, coverage.judgments, coverage.uncited, coverage.cited
