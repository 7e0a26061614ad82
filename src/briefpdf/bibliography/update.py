"""Gives a source a new edition of its archived copy, and follows each quote into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..checks.copies import named
from ..editing.claims.registry import essence
from ..editing.lock import Refused
from ..editing.overlay import OverlayWorkspace
from ..editing.transaction import Transaction, editing
from ..editing.tree.change import replace_texts
from ..editing.tree.nodes import Node, read_tree
from ..evidence.quotation.moved import Fate, follow, relocated, settle
from ..model.claim import Citation
from ..project.load import load_project
from ..project.project import Project
from ..readers.archive.read import Archive, read_archive
from ..source.text import Span
from ..source.workspace import DiskWorkspace
from .add import written_files
from .document import Document
from .edit import change_source
from .edition import Edition, plan_edition
from .entries import read_bibliography
from .rename import unreviewed


class Followed(Struct, frozen=True):
    """A quote of a claim in the new edition: its fate, and the page or pages where it now stands.

    `path`, `line` and `column` are where the registry has it. `locator` is the corrected one, empty
    where none was corrected; `by_hand` says that a person has to correct it.
    """

    claim: str
    citation: Citation
    path: str
    line: int
    column: int
    fate: Fate
    where: str = ""
    locator: str = ""
    by_hand: bool = False


class Updated(Struct, frozen=True):
    """A source with a new edition: what became of its quotes, and which reviews no longer hold.

    `dates` are what the entry says of its date and what the new edition says of its own, where
    that is a later one.
    """

    edition: Edition
    quotes: tuple[Followed, ...]
    changed: tuple[str, ...]
    unreviewed: tuple[str, ...]
    dates: tuple[str, str] | None


def update_source(
    workspace: DiskWorkspace, key: str, document: Document, dry_run: bool = False
) -> Updated:
    """Make a document the archived copy of a source, and correct the locators of moved quotes.

    The earlier edition stays beside it. With `dry_run`, nothing is written. All of it is done, or
    nothing: raises `Refused` or `OSError`.
    """
    with editing(workspace, dry_run) as transaction:
        bibliography = read_bibliography(transaction)
        bibliography.entry(key)
        before = load_project(transaction.result, ())
        reference = before.references.get(key)
        if reference is None:
            raise Refused(f"“{key}” only gives its fields to others", "Name a source with a copy.")
        edition = plan_edition(workspace, before, bibliography, reference, document)
        quotes = _follow(before, key, edition, document.archive)
        fields = [("sha256", edition.sha256)]
        if edition.path != edition.earlier_path:
            fields.insert(0, ("file", edition.path))
        change_source(transaction, key, fields)
        quotes = _correct(transaction, quotes)
        result = OverlayWorkspace(transaction.result, edition.contents)
        after = load_project(result, ())
        _check(before, after, quotes)
        dates = (str(reference.date or ""), str(document.facts.date or ""))
        is_closer = dates[1].startswith(dates[0])
        done = Updated(
            edition,
            quotes,
            tuple(transaction.changed),
            tuple(unreviewed(before, after)),
            dates if dates[0] and dates[1] > dates[0] and not is_closer else None,
        )
        if not dry_run:
            with written_files(workspace, edition.contents):
                # What is written at the end of this block must find the copies in their places.
                transaction.write()
        return done


def _follow(project: Project, key: str, edition: Edition, now: Archive) -> tuple[Followed, ...]:
    """Each quote of the source, or of one that has its copy, in the new edition."""
    path = edition.earlier_path
    keys = {key, *(name for name, one in project.references.items() if path in one.files)}
    earlier = read_archive(path, edition.earlier).value if edition.earlier is not None else None
    quotes = [
        (claim, citation)
        for claim in project.claims.values()
        for citation in claim.citations
        if citation.key in keys and citation.quote
    ]
    fates = settle([follow(one.quote or "", one.locator, earlier, now) for _, one in quotes])
    return tuple(
        _followed(project, claim.id, citation, fate, now)
        for (claim, citation), fate in zip(quotes, fates, strict=True)
    )


def _followed(
    project: Project, claim: str, citation: Citation, fate: Fate, now: Archive
) -> Followed:
    quote, locator = citation.quote or "", citation.locator
    where = " or ".join(dict.fromkeys(named(place.labels) for place in fate.places))
    span = citation.locator_span or citation.quote_span or citation.key_span
    line, column = project.text(span.path).line_column(span.start)
    one = Followed(claim, citation, span.path, line, column, fate, where)
    if not fate.misled or locator is None:
        return one
    place = fate.places[0]
    corrected = relocated(quote, locator, place, now, named(place.labels)) if fate.decided else None
    return replace(one, locator=corrected or "", by_hand=corrected is None)


def _correct(transaction: Transaction, quotes: Sequence[Followed]) -> tuple[Followed, ...]:
    """Write the corrected locators into the registry; what it cannot have is left to a person."""
    wanted: dict[Span, set[str]] = {}
    for one in quotes:
        if one.citation.locator_span is not None:
            wanted.setdefault(one.citation.locator_span, set()).add(one.locator)
    # Two claims that share a locator by an alias may need different ones.
    sure = {span: texts.pop() for span, texts in wanted.items() if len(texts) == 1}
    for path in dict.fromkeys(span.path for span, locator in sure.items() if locator):
        text = transaction.read(path).text
        root = read_tree(text)
        starts = {span.start: new for span, new in sure.items() if span.path == path and new}
        places = list(_at(root, starts)) if root else []
        if root is not None:
            transaction.edit(path, replace_texts(text, root, places))
    return tuple(
        replace(one, locator="", by_hand=True)
        if one.locator and not sure.get(one.citation.locator_span or one.citation.span)
        else one
        for one in quotes
    )


def _at(root: Node, starts: dict[int, str]) -> Iterator[tuple[Node, int, str]]:
    for holder in root.walk():
        for index, (key, value) in enumerate(holder.items):
            named = key is not None and key.value == "locator"
            if named and value.kind == "scalar" and value.start in starts:
                yield holder, index, starts[value.start]


def _check(before: Project, after: Project, quotes: Sequence[Followed]) -> None:
    """Make sure that nothing in the registry changed but the locators that were corrected."""
    corrected = {one.citation.span: one.locator for one in quotes if one.locator}
    expected = [
        essence(
            replace(
                claim,
                citations=tuple(
                    replace(one, locator=corrected.get(one.span, one.locator))
                    for one in claim.citations
                ),
            )
        )
        for claim in before.claims.values()
    ]
    if expected != [essence(claim) for claim in after.claims.values()]:
        raise Refused(
            "correcting a locator would change something else in the registry",
            "Nothing was written. Look for aliases (*name) around the locators of this source.",
        )
