"""Claims and calls in the place of a text's sentences, as far as it then reads as it did."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct, field

from ...checks.run import run_checks
from ...checks.sentence import Sentence
from ...checks.subject import Subject
from ...compose.sandbox import Sandbox
from ...editing.lock import Refused
from ...editing.tree.scalars import Value
from ...project.archives import Archives
from ...project.load import load_project
from ...project.project import Project
from ...project.withdrawn import today
from ...source.diagnostic import Edit
from ...source.text import Span
from ...source.workspace import Workspace
from ..calls import id_for
from ..reading import changed_sentences, plain
from ..reread import read_sentences
from .places import Place
from .quotes import Quotes, Source


class Weaving(Struct):
    """The places of notes in a brief at `path`, whose sentences and sources are known.

    `before` is the workspace without the brief; with `only`, the other sentences become no claims.
    """

    before: Project
    path: str
    sentences: Sequence[Sentence]
    places: Sequence[Place]
    archives: Archives
    sandbox: Sandbox
    sources: dict[int, list[Source]] = field(default_factory=dict)
    only: Collection[str] | None = None

    def __post_init__(self) -> None:
        quotes = Quotes(self.archives)
        for at, place in enumerate(self.places):
            if place.sentence is not None and place.is_claim:
                self.sources[at] = quotes.of(place.sentence, place.cited)
            else:
                self.sources[at] = [Source(one, one.locator) for one in place.cited]

    def names(self, author: str | None) -> tuple[dict[int, str], dict[str, dict[str, Value]]]:
        """The claim of each place, and the fields of those that the registry does not have."""
        known = {plain(one.statement): one.id for one in self.before.claims.values()}
        names: dict[int, str] = {}
        fields: dict[str, dict[str, Value]] = {}
        sources: dict[str, list[Value]] = {}
        for at, place in enumerate(self.places):
            if not place.is_claim or place.written is None:
                continue
            if self.only is not None and (
                place.sentence is None or place.sentence.text not in self.only
            ):
                continue
            stated = plain(place.written.statement)
            name = known.get(stated)
            if name is None:
                name = id_for(place.written.statement, {*self.before.claims, *fields})
                known[stated] = name
                fields[name] = {"statement": place.written.statement}
                if author:
                    fields[name]["author"] = author
            names[at] = name
            if name in fields:
                listed = sources.setdefault(name, [])
                listed += [one for each in self.sources[at] if (one := _field(each)) not in listed]
                fields[name]["sources"] = listed
        return names, fields

    def edits(self, names: Mapping[int, str]) -> list[Edit]:
        """The edits that put a call, or a bare citation, at each place."""
        edits = []
        for at, place in enumerate(self.places):
            if at in names and place.written is not None:
                call = place.written.call(names[at], place.wrapped)
                edits.append(Edit(place.written.span, call))
            elif place.cited:
                span = Span(self.path, place.at, place.at)
                edits.append(Edit(span, place.calls()))
        return edits

    def leave_out(self, result: Workspace, names: Mapping[int, str], new: set[str]) -> bool:
        """Leave out what does not read as it did, and quotes that do not hold; whether any."""
        after = load_project(result, [self.path])
        (brief,) = after.briefs.values()
        wrong = False
        called = {place.index: place for at, place in enumerate(self.places) if at in names}
        try:
            composition, now = read_sentences(after, brief, self.sandbox)
        except Refused:
            for place in called.values():
                place.why = "with a call in its place the brief could not be read"
            if not called:
                raise
            return True
        indices = {index for index in called if index is not None}
        for index in changed_sentences(self.sentences, now, indices) if indices else ():
            place = called[index]
            if place.wrapped or place.written is None or not place.written.plain:
                place.why = "with a call in its place it would not read as it does"
            place.wrapped = wrong = True
        claims = [claim for one, claim in after.claims.items() if one in new]
        subject = Subject(after, [composition], today(), whole=False, some_claims=claims)
        vars(subject)["archives"] = self.archives
        return self._without_quotes(names, new, subject) or wrong

    def _without_quotes(self, names: Mapping[int, str], new: set[str], subject: Subject) -> bool:
        """Take the quotes out of claims that do not hold with them; whether any."""
        wrong = False
        found = {
            one.diagnostic.claim: one.diagnostic.message
            for one in run_checks(subject)
            if one.is_error and one.diagnostic.claim in new
        }
        for at, name in names.items():
            if name in found and any(one.quote for one in self.sources[at]):
                self.sources[at] = [
                    Source(one.cited, one.cited.locator, "", one.found, one.diff, found[name])
                    for one in self.sources[at]
                ]
                wrong = True
        return wrong


def _field(one: Source) -> Value:
    fields: dict[str, Value] = {"key": one.cited.key}
    if one.locator:
        fields["locator"] = one.locator
    if one.quote:
        fields["quote"] = one.quote
    return fields
