"""Makes claims of a brief's bare sentences that its sources have."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from ..cache.cache import NOTHING, open_cache
from ..checks.run import run_checks
from ..checks.sentence import Sentence
from ..checks.subject import Subject
from ..compose.composition import Composition
from ..compose.sandbox import Sandbox
from ..editing.claims.add import put_claims
from ..editing.lock import Refused
from ..editing.transaction import Transaction, editing
from ..editing.tree.scalars import Value
from ..model.brief import Brief
from ..project.archives import Archives
from ..project.load import load_project
from ..project.project import Project
from ..project.withdrawn import today, withdrawal
from ..source.diagnostic import Edit
from ..source.workspace import DiskWorkspace
from .calls import id_for, read_written
from .drafted import Drafted, Drafts, Open
from .match import Matcher
from .reading import changed_sentences, plain
from .reread import read_sentences, registry_file
from .rows import BriefTable, find_rows, read_tables, table_edits
from .search import Finder

# Each goes at least one sentence further; nobody's brief needs more.
_MOST_ROUNDS = 12


def draft(
    workspace: DiskWorkspace,
    paths: Sequence[str],
    sandbox: Sandbox,
    keys: Sequence[str] = (),
    author: str | None = None,
    file: str | None = None,
    dry_run: bool = False,
    only: Collection[str] | None = None,
) -> Drafts:
    """Put claims in the place of the bare sentences of some briefs that copies have.

    They are looked for in the sources of these keys, by default in all that were not withdrawn.
    With `only`, no other sentences than these become claims. All files are written or none; with
    `dry_run` none is. Raises `Refused`.
    """
    with editing(workspace, dry_run) as transaction:
        drafting = _Drafting(transaction, sandbox, paths)
        drafting.look(workspace, keys, only)
        return drafting.write(author, file)


class _Drafting:
    """The bare sentences of some briefs, and the claims that are made of them."""

    def __init__(self, transaction: Transaction, sandbox: Sandbox, paths: Sequence[str]) -> None:
        self.transaction, self.sandbox, self.paths = transaction, sandbox, paths
        self.project = load_project(transaction.result, paths)
        self.before: dict[str, tuple[Sentence, ...]] = {}
        self.called: list[str] = []
        for brief in self._briefs(self.project):
            composition, self.before[brief.path] = self._read(self.project, brief)
            self.called += composition.claims
        self.open: list[Open] = []
        self.tables: list[BriefTable] = []

    def _briefs(self, project: Project) -> list[Brief]:
        return list(project.briefs.values())

    def _read(self, project: Project, brief: Brief) -> tuple[Composition, tuple[Sentence, ...]]:
        """A brief composed, and its sentences but those of its tables, which may go."""
        composition, sentences = read_sentences(project, brief, self.sandbox)
        return composition, tuple(one for one in sentences if one.where == "sentence")

    def look(
        self, workspace: DiskWorkspace, keys: Sequence[str], only: Collection[str] | None
    ) -> None:
        """Look for each bare sentence in the registry and in the copies."""
        references = self.project.references
        wanted = keys or [key for key, one in references.items() if not withdrawal(one)]
        cache = open_cache(workspace.root) or NOTHING
        self.archives = Archives(workspace, references, cache)
        finder = Finder(self.archives, dict.fromkeys(wanted))
        matcher = Matcher(finder, self.archives)
        cache.flush()
        known = {plain(one.statement): one.id for one in self.project.claims.values()}
        for brief in self._briefs(self.project):
            for index, sentence in enumerate(self.before[brief.path]):
                if sentence.status not in ("bare", "uncited"):
                    continue
                match = matcher.match(sentence)
                written = read_written(sentence, brief)
                name = known.get(plain(sentence.text))
                why = "" if name is not None else match.why
                if only is not None and sentence.text not in only:
                    why = "it was left as it is"
                elif sentence.points:
                    why = "it speaks of a figure"
                elif written is None:
                    why = why or "calls or tags stand among its words"
                self.open.append(Open(brief, index, match, written, name, why))
            for table in read_tables(brief, self.project.text(brief.path).content):
                if not table.why:
                    find_rows(table, finder)
                if only is not None and not any(row.text in only for row in table.rows):
                    table.why = table.why or "it was left as it is"
                self.tables.append(table)

    def write(self, author: str | None, file: str | None) -> Drafts:
        """Write claims and calls, without those that would not read as they do now."""
        for _ in range(_MOST_ROUNDS):
            self.transaction.forget()
            names, fields = self._name(author)
            rows = self._name_rows(fields, author)
            path = self._put(fields, file)
            self._call(names, rows)
            if not self._leave_out(names, rows, set(fields)):
                break
        else:
            self.transaction.forget()
            raise Refused("the briefs would not read as they do now; nothing was written")
        made = [
            Drafted(
                one.brief.path,
                self.project.text(one.brief.path).line_column(one.match.sentence.span.start)[0],
                replace(one.match, why=one.why),
                names.get(at),
                names.get(at) in fields,
            )
            for at, one in enumerate(self.open)
        ]
        made += self._drafted_rows(rows)
        made.sort(key=lambda one: (self.paths.index(one.brief), one.line))
        return Drafts(tuple(made), path if fields else None, tuple(self.transaction.changed))

    def _name(self, author: str | None) -> tuple[dict[int, str], dict[str, dict[str, Value]]]:
        """The claim for each chosen sentence, and the fields of those that are new."""
        names: dict[int, str] = {}
        fields: dict[str, dict[str, Value]] = {}
        said: dict[str, str] = {}
        for at, one in enumerate(self.open):
            if not one.is_chosen or one.written is None:
                continue
            stated = plain(one.written.statement)
            name = one.known or said.get(stated)
            if name is None and one.match.passage is not None:
                name = id_for(one.written.statement, {*self.project.claims, *fields})
                said[stated] = name
                passage = one.match.passage
                source: dict[str, Value] = {"key": passage.key}
                if passage.locator:
                    source["locator"] = passage.locator
                source["quote"] = passage.words
                fields[name] = {"statement": one.written.statement, "sources": [source]}
                if author:
                    fields[name]["author"] = author
            if name is not None:
                names[at] = name
        return names, fields

    def _name_rows(
        self, fields: dict[str, dict[str, Value]], author: str | None
    ) -> dict[int, list[str]]:
        """The claims of the rows of each table that is found, which join the `fields`."""
        rows: dict[int, list[str]] = {}
        for at, table in enumerate(self.tables):
            for row in table.rows if table.is_found else ():
                name = id_for(row.name, {*self.project.claims, *fields})
                fields[name] = row.fields(author)
                rows.setdefault(at, []).append(name)
        return rows

    def _drafted_rows(self, rows: Mapping[int, list[str]]) -> list[Drafted]:
        made = []
        for at, table in enumerate(self.tables):
            text = self.project.text(table.brief.path)
            for index, row in enumerate(table.rows):
                line, _ = text.line_column(row.span.start)
                name = rows[at][index] if at in rows else None
                match = row.match("" if name else table.why)
                made.append(Drafted(table.brief.path, line, match, name, name is not None))
        return made

    def _put(self, fields: Mapping[str, Mapping[str, Value]], file: str | None) -> str | None:
        if not fields:
            return None
        home = registry_file(self.project, self.called, self._briefs(self.project)[0].id)
        return put_claims(self.transaction, fields, file or home)

    def _call(self, names: Mapping[int, str], rows: Mapping[int, list[str]]) -> None:
        for brief in self._briefs(self.project):
            edits = [
                Edit(one.written.span, one.written.call(names[at], one.wrapped))
                for at, one in enumerate(self.open)
                if at in names and one.brief is brief and one.written is not None
            ]
            own = [(self.tables[at], called) for at, called in rows.items()]
            own = [(table, called) for table, called in own if table.brief is brief]
            edits += table_edits(own, brief, self.project.text(brief.path).content)
            if edits:
                self.transaction.edit(brief.path, edits)

    def _leave_out(
        self, names: Mapping[int, str], rows: Mapping[int, list[str]], new: set[str]
    ) -> bool:
        """Leave out what does not read as it did, or what the checks find wrong; whether any."""
        if not names and not rows:
            return False
        after = load_project(self.transaction.result, self.paths)
        wrong, compositions = self._misread(after, names)
        claims = [claim for name, claim in after.claims.items() if name in new]
        subject = Subject(after, compositions, today(), whole=False, some_claims=claims)
        # The copies are what they were.
        vars(subject)["archives"] = self.archives
        errors = {
            found.diagnostic.claim: f"a claim would not hold: {found.diagnostic.message}"
            for found in run_checks(subject)
            if found.is_error
        }
        for at, called in rows.items():
            if why := next((errors[name] for name in called if name in errors), ""):
                self.tables[at].why = why
                wrong = True
        for at, name in names.items():
            one = self.open[at]
            if name in errors and name in new:
                wrong = True
                if one.match.others:
                    first, *others = one.match.others
                    one.match = replace(one.match, passage=first, others=tuple(others))
                else:
                    one.why = errors[name]
        return wrong

    def _misread(self, after: Project, names: Mapping[int, str]) -> tuple[bool, list[Composition]]:
        """Whether a brief does not read as it did, and those that were composed."""
        wrong, compositions = False, []
        for brief in self._briefs(after):
            mine = {
                one.index: one
                for at, one in enumerate(self.open)
                if at in names and one.brief.path == brief.path
            }
            tables = [one for one in self.tables if one.brief.path == brief.path and one.is_found]
            if not mine and not tables:
                continue
            try:
                composition, now = self._read(after, brief)
            except Refused:
                why = "with calls in place of its sentences the brief could not be read"
                for one in mine.values():
                    one.why = why
                for table in tables:
                    table.why = why
                wrong = True
                continue
            compositions.append(composition)
            before = self.before[brief.path]
            for at in changed_sentences(before, now, set(mine)) if mine else ():
                one = mine[at]
                if one.wrapped or one.written is None or not one.written.plain:
                    one.why = "with a call in its place it would not read as it does"
                one.wrapped = True
                wrong = True
        return wrong, compositions
