"""Makes one claim of two, and two of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ...compose.expanded import find_literals
from ...compose.sandbox import Sandbox
from ...model.brief import Brief
from ...model.claim import Claim
from ...project.load import load_project
from ...project.project import Project
from ...source.diagnostic import Edit
from ...source.pattern import lazy_pattern
from ...source.text import Span, Text
from ...source.workspace import DiskWorkspace
from ..lock import Refused
from ..transaction import editing
from ..tree.change import take_at
from ..tree.nodes import Node
from ..tree.scalars import Value
from .add import plain, put_claim, shape_of, spread
from .edit import put_field
from .registry import DEPTH, Registry, essence, find_written, path_to
from .rename import Renaming, rename_uses, renamed_claim

# What stands between two texts of one list: the closing mark, a comma, the opening mark.
_NEXT = lazy_pattern(r"""["']\s*,\s*["']""")
_BASIS = lazy_pattern(r"""\bbasis\s*=\s*\[\s*["']\Z""")
# What a claim that is taken out of another has of it.
_SHARED = ("kind", "date", "as_of", "expires", "confidence", "topic", "basis", "author")


class _Merging(Renaming, frozen=True):
    """A renaming to an id that is there already: what names both names it once."""

    def in_body(self, brief: Brief, sandbox: Sandbox) -> list[Edit]:
        """The edits of the calls; of two names in one basis the second goes, with its comma."""
        edits = {edit.span: edit for edit in Renaming.in_body(self, brief, sandbox)}
        for names in _bases(brief, sandbox) if edits else ():
            if self.old not in [written for written, _ in names]:
                continue
            both = [at for at, (written, _) in enumerate(names) if self.of(written) == self.new]
            for at in both[1:]:
                before, span = names[at - 1][1], names[at][1]
                edits.pop(span, None)
                gone = replace(span, start=before.end + 1, end=span.end + 1)
                edits[gone] = Edit(gone, "")
        return list(edits.values())

    def of_words(self, call: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a call afterwards."""
        made = Renaming.of_words(self, call, words)
        if call != "judgment" or self.old not in words:
            return made
        first = made.index(self.new)
        return tuple(one for at, one in enumerate(made) if at == first or one != self.new)


def _bases(brief: Brief, sandbox: Sandbox) -> list[list[tuple[str, Span]]]:
    """The lists of names that the judgments of a brief rest on, each name with its place."""
    lists: list[list[tuple[str, Span]]] = []
    end = 0
    for _, written, span in find_literals(brief, sandbox):
        start = span.start - brief.body_start
        if lists and _NEXT.fullmatch(brief.body, end, start):
            lists[-1].append((written, span))
        elif _BASIS.search(brief.body, end, start):
            lists.append([(written, span)])
        end = span.end - brief.body_start
    return lists


def merge_claims(
    workspace: DiskWorkspace,
    name: str,
    other: str,
    sandbox: Sandbox,
    statement: str | None = None,
) -> tuple[list[str], Project]:
    """Give a claim the sources, values, topics and basis of another, which goes.

    What comes of it are the files changed, and the workspace as it then is. Whatever named the
    other names the first. Raises `Refused` or `OSError`, with nothing written, where the two are of
    different kinds, give one value differently, or stand in one figure.
    """
    if name == other:
        raise Refused("a claim cannot be merged with itself", "Name two claims.")
    renaming = _Merging(other, name)
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        registry.find(name)
        registry.find(other)
        before = load_project(transaction.result, sources=False)
        first, second = (_readable(before, one) for one in (name, other))
        _check_like(before, first, second)
        text = registry.find(name).text
        text = _with_sources(registry, text, first, registry.find(other).value, second)
        for key, value in _nodes(registry.find(other).value, "values").items():
            if key not in first.values:
                given = spread(plain(value, f"values.{key}"), shape_of(("values", key)))
                text = put_field(registry, text, name, ("values", key), given)
        for field, own, more in (
            ("topic", first.topics, second.topics),
            ("basis", first.basis, second.basis),
        ):
            missing = [one for one in more if one not in own and one not in (name, other)]
            if missing:
                every: Value = [*own, *missing]
                # One topic needs no list around it.
                every = missing[0] if field == "topic" and len(every) == 1 else every
                text = put_field(registry, text, name, (field,), every)
        if statement is not None:
            text = put_field(registry, text, name, ("statement",), statement)
        gone = registry.find(other).text
        registry.apply(gone, take_at(gone, path_to(other), DEPTH))
        rename_uses(registry, before, renaming, sandbox)
        _name_once(registry, before, renaming)
        after = load_project(transaction.result, sources=False)
        _check_others(before, after, renaming)
        return transaction.changed, after


def _readable(project: Project, name: str) -> Claim:
    claim = project.claims[name]
    if claim.unread:
        raise Refused(
            f"the claim “{name}” cannot be read as a whole",
            "Run “briefpdf check”, and mend what it finds there.",
        )
    return claim


def _check_like(project: Project, first: Claim, second: Claim) -> None:
    if first.kind != second.kind or first.calculation or second.calculation:
        raise Refused(
            f"“{first.id}” is a {first.kind} and “{second.id}” a {second.kind}: "
            "only claims of one kind, and no calculations, are merged",
            "Change the kind of one first, or edit them by hand.",
        )
    for key, value in second.values.items():
        if key in first.values and essence(value) != essence(first.values[key]):
            raise Refused(
                f"both have a value “{key}”: {first.values[key].value} in “{first.id}”, "
                f"{value.value} in “{second.id}”",
                f"Decide first: briefpdf claim edit {second.id} --unset values.{key}",
            )
    for brief in project.briefs.values():
        for figure in brief.figures.values():
            shown = {name for name, _ in figure.claims}
            if {first.id, second.id} <= shown:
                raise Refused(
                    f"the figure “{figure.id}” of the brief “{brief.id}” shows both claims",
                    f"Take “{second.id}” out of it first.",
                )


def _nodes(claim: Node, field: str) -> Mapping[str, Node]:
    found = claim.find(field) if claim.kind == "mapping" else None
    items = found[1].items if found is not None else []
    return {key.value: value for key, value in items if key is not None}


def _sources(claim: Node) -> list[Node]:
    found = claim.find("sources") if claim.kind == "mapping" else None
    if found is None:
        return []
    return [value for _, value in found[1].items] if found[1].kind == "sequence" else [found[1]]


def _with_sources(registry: Registry, text: Text, first: Claim, node: Node, second: Claim) -> Text:
    """The text in which a claim has the sources of another behind its own."""
    known = [essence(one) for one in first.citations]
    count = len(first.citations)
    for citation, source in zip(second.citations, _sources(node), strict=True):
        if essence(citation) in known:
            continue
        steps = ("sources", str(count))
        given = spread(plain(source, ".".join(steps)), shape_of(steps))
        text = put_field(registry, text, first.id, steps, given)
        count += 1
    return text


def _name_once(registry: Registry, before: Project, renaming: Renaming) -> None:
    """A claim that rested on both now rests on the one, once."""
    for claim in before.claims.values():
        if {renaming.old, renaming.new} <= set(claim.basis):
            text = registry.find(claim.id).text
            basis = list(dict.fromkeys(map(renaming.of, claim.basis)))
            put_field(registry, text, claim.id, ("basis",), basis)


def _check_others(before: Project, after: Project, renaming: Renaming) -> None:
    """Make sure that all other claims are what they were."""
    expected = {}
    for claim in before.claims.values():
        if claim.id not in (renaming.old, renaming.new):
            one = renamed_claim(claim, renaming)
            expected[claim.id] = essence(replace(one, basis=tuple(dict.fromkeys(one.basis))))
    now = {
        one.id: essence(replace(one, basis=tuple(dict.fromkeys(one.basis))))
        for one in after.claims.values()
        if one.id != renaming.new
    }
    if expected != now:
        raise Refused("another claim would have changed", "Merge them by hand.")


class _Moved(Renaming, frozen=True):
    """Values of a claim that another now has."""

    values: frozenset[str] = frozenset()

    def of(self, name: str) -> str:
        """The id of a claim, which stays."""
        return name

    def of_value(self, written: str) -> str:
        """What names a value that moved, by the claim that has it now."""
        name, dot, rest = written.partition(".")
        return f"{self.new}{dot}{rest}" if name == self.old and rest in self.values else written


def split_claim(
    workspace: DiskWorkspace,
    name: str,
    new: str,
    statement: str,
    sandbox: Sandbox,
    rest: str | None = None,
    sources: Sequence[str] = (),
    values: Sequence[str] = (),
) -> Project:
    """Take a part of a claim out into a new one, in the same file; the workspace as it then is.

    `rest` is what the first then states. `sources` (numbers from 0, or keys) and `values` move;
    without `sources`, both have all. Whatever names a value that moved names it in the new claim.
    Raises `Refused` or `OSError`, with nothing written.
    """
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        home = registry.find(name).text
        before = load_project(transaction.result, sources=False)
        claim = _readable(before, name)
        node = registry.find(name).value
        moved = _numbers(claim, sources)
        for value in values:
            if value not in claim.values:
                known = ", ".join(claim.values) or "none"
                raise Refused(f"“{name}” has no value “{value}”", f"Its values: {known}.")
        listed = _sources(node)
        fields: dict[str, Value] = {"statement": statement}
        for field in _SHARED:
            found = node.find(field) if node.kind == "mapping" else None
            if found is not None:
                fields[field] = plain(found[1], field)
        chosen = [listed[number] for number in moved or range(len(listed))]
        if chosen:
            fields["sources"] = [plain(source, "sources") for source in chosen]
        if values:
            own = _nodes(node, "values")
            fields["values"] = {value: plain(own[value], value) for value in values}
        put_claim(transaction, new, fields, home.path)
        text = transaction.read(home.path).text
        for number in sorted(moved, reverse=True):
            text = registry.apply(text, take_at(text, path_to(name, "sources", str(number)), DEPTH))
        for value in values:
            text = registry.apply(text, take_at(text, path_to(name, "values", value), DEPTH))
        if rest is not None:
            text = put_field(registry, text, name, ("statement",), rest)
        if find_written(text, name) is None:
            raise Refused(f"nothing would be left of “{name}”", "Rename it instead.")
        if values:
            renaming = _Moved(name, new, frozenset(values))
            rename_uses(registry, before, renaming, sandbox)
        return load_project(transaction.result, sources=False)


def _numbers(claim: Claim, sources: Sequence[str]) -> list[int]:
    """The numbers of sources that are named by number or key. Raises `Refused`."""
    keys = [citation.key for citation in claim.citations]
    found: list[int] = []
    for source in sources:
        here = [number for number, key in enumerate(keys) if source in (key, str(number))]
        if not here:
            shown = ", ".join(f"{number} ({key})" for number, key in enumerate(keys))
            raise Refused(f"“{claim.id}” has no source “{source}”", f"Its sources: {shown}.")
        found += here
    numbers = sorted(set(found))
    if numbers and len(numbers) == len(keys):
        raise Refused(
            f"“{claim.id}” would have no source left",
            "Name fewer with --source, or none: then both claims have all.",
        )
    return numbers
