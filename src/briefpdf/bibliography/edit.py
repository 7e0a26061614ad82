"""Sets and removes fields of a source, each in the manner of its entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest
import re

from msgspec.structs import replace

from ..checks.fields import field_behind
from ..editing.claims.registry import essence
from ..editing.lock import Refused
from ..editing.transaction import Transaction, editing
from ..editing.tree.nodes import line_start, next_line
from ..model.reference import MONTHS, Reference
from ..project.load import load_project
from ..project.project import Project
from ..readers.bib.reference import ADDRESSES, ALIASES, VERBATIM
from ..readers.bib.syntax import Entry, Field
from ..source.diagnostic import Edit
from ..source.nearest import suggestion
from ..source.pattern import lazy_pattern
from ..source.text import Text
from ..source.workspace import DiskWorkspace
from .entries import Bibliography, read_bibliography
from .entry import BODIES, escape, escape_address

_NAME = lazy_pattern(r"[A-Za-z][\w-]{0,60}", re.ASCII)
_BARE = lazy_pattern("[0-9]+|" + "|".join(month[:3].lower() for month in MONTHS))
_BRACES = lazy_pattern(r"([{}])")
# What a field is called by other programs, and by biblatex.
_OTHERS = {**ALIASES, **{name: alias for alias, name in ALIASES.items()}}


def edit_source(
    workspace: DiskWorkspace,
    key: str,
    values: Sequence[tuple[str, str]] = (),
    gone: Sequence[str] = (),
) -> str:
    """Set fields of a source, each by its name and its text, and remove others.

    The entry as it then stands. All of it is done, or nothing: raises `Refused` or `OSError`.
    """
    with editing(workspace) as transaction:
        change_source(transaction, key, values, gone)
        bibliography = read_bibliography(transaction)
        return bibliography.written(bibliography.entry(key))


def change_source(
    transaction: Transaction,
    key: str,
    values: Sequence[tuple[str, str]],
    gone: Sequence[str] = (),
) -> None:
    """The same within a transaction."""
    names = [name.lower() for name, _ in values] + [name.lower() for name in gone]
    for name in names:
        _check_name(name)
        if names.count(name) > 1:
            raise Refused(f"“{name}” is given twice", "Set or remove a field once.")
    before = load_project(transaction.result, ())
    _put(transaction, {key: values})
    for name in gone:
        bibliography = read_bibliography(transaction)
        edits = _unset(bibliography.text, bibliography.entry(key), name.lower())
        transaction.edit(bibliography.text.path, edits)
    _check_others(before, load_project(transaction.result, ()), {key})


def change_sources(
    transaction: Transaction, values: Mapping[str, Sequence[tuple[str, str]]]
) -> None:
    """Set fields of several sources within a transaction. Raises `Refused`."""
    before = load_project(transaction.result, ())
    _put(transaction, values)
    _check_others(before, load_project(transaction.result, ()), set(values))


def _put(transaction: Transaction, values: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    # The first field of each entry, then the second: the file is read once for each.
    for fields in zip_longest(*values.values()):
        bibliography = read_bibliography(transaction)
        edits = [
            _set(bibliography, bibliography.entry(key), one[0].lower(), one[1])
            for key, one in zip(values, fields, strict=True)
            if one is not None
        ]
        transaction.edit(bibliography.text.path, edits)


def _check_name(name: str) -> None:
    if name in ("key", "id"):
        raise Refused("the key is no field", "“briefpdf source rename” gives a source another.")
    if not _NAME.fullmatch(name):
        raise Refused(
            f"“{name[:60]}” cannot be the name of a field", "Write, for example, title or date."
        )


def _find(entry: Entry, name: str) -> Field | None:
    """A field of an entry, under this name or the one that other programs have for it."""
    written = {field.name.lower(): field for field in entry.fields}
    return written.get(name) or written.get(_OTHERS.get(name, name))


def _set(bibliography: Bibliography, entry: Entry, name: str, value: str) -> Edit:
    text = bibliography.text
    wanted = " ".join(value.split())
    if not wanted:
        raise Refused(f"“{name}” is given no value", f"Remove the field with --unset {name}.")
    written = _as_written(name, wanted)
    found = _find(entry, name)
    if found is not None:
        return _instead(text, found, written)
    for field in reversed(entry.fields):
        span = text.span(field.start, field.end)
        edit = field_behind(span, text, name, written) if not field.terms else None
        if edit is not None:
            return edit
    line, _ = text.line_column(entry.head.at)
    raise Refused(
        f"the entry on line {line} of {text.path} has no field that another can be put behind",
        "Write it by hand.",
    )


def _as_written(name: str, value: str) -> str:
    """A value as it stands between braces: plain text is escaped, braces that pair stay."""
    known = ALIASES.get(name, name)
    depth = 0
    for brace in _BRACES.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    if known in ADDRESSES:
        return escape_address(value)
    if known in VERBATIM:
        if depth:
            raise Refused(f"a brace in “{name}” has no other", "Write both, or none.")
        return value
    if depth:
        return escape(value)
    parts = _BRACES.split(value)
    # White space at the ends of a part is what parts it from the next one.
    escaped = "".join(part if part in "{}" else _escaped(part) for part in parts)
    body = known in BODIES and "and" in value.casefold().split() and "{" not in value
    return f"{{{escaped}}}" if body else escaped


def _escaped(part: str) -> str:
    inner = part.strip(" ")
    head = part[: len(part) - len(part.lstrip(" "))]
    foot = part[len(part.rstrip(" ")) :] if inner else ""
    return f"{head}{escape(inner)}{foot}"


def _instead(text: Text, field: Field, written: str) -> Edit:
    """The edit that gives a field another value, in braces or quotation marks as it had it."""
    content = text.content
    if field.terms:
        bare = len(field.terms) == 1 and field.terms[0].bare and _BARE.fullmatch(written)
        new = written if bare else f"{{{written}}}"
        return Edit(text.span(field.start, field.end), new)
    start, end = field.start, field.end
    while content[start - 1].isspace():
        start -= 1
    while content[end].isspace():
        end += 1
    if content[start - 1] == '"' and '"' in written:
        return Edit(text.span(start - 1, end + 1), f"{{{written}}}")
    return Edit(text.span(field.start, field.end), written)


def _unset(text: Text, entry: Entry, name: str) -> list[Edit]:
    found = _find(entry, name)
    if found is None:
        names = [field.name for field in entry.fields]
        raise Refused(
            f"the entry “{entry.key.text}” has no field “{name}” of its own",
            *(suggestion(name, names) or (f"It has {', '.join(names)}.",) if names else ()),
        )
    content = text.content
    end = found.end
    if not found.terms:
        while content[end].isspace():
            end += 1
        end += 1
    comma = re.compile(r"\s*,").match(content, end)
    behind = comma.end() if comma else end
    start = line_start(content, found.at)
    following = next_line(content, behind)
    if not content[start : found.at].strip() and not content[behind:following].strip():
        return [Edit(text.span(start, following), "")]
    if comma:
        while content[behind : behind + 1] in (" ", "\t"):
            behind += 1
        return [Edit(text.span(found.at, behind), "")]
    before = len(content[: found.at].rstrip())
    return [Edit(text.span(before - (content[before - 1] == ","), end), "")]


def _check_others(before: Project, after: Project, keys: Collection[str]) -> None:
    """Make sure that the sources can be read as before, and no other entry is changed."""
    earlier, now = (
        {name: essence(_own(one)) for name, one in each.references.items() if name not in keys}
        for each in (before, after)
    )
    lost = any((key in before.references) > (key in after.references) for key in keys)
    if lost or earlier != now or len(after.found("REF001")) > len(before.found("REF001")):
        raise Refused(
            f"the edit of “{', '.join(keys)}” would have changed something else; "
            "nothing was written",
            f"Edit {before.settings.references} by hand.",
        )


def _own(reference: Reference) -> Reference:
    """What an entry itself writes: what it inherits may change with the other."""
    fields = {name: reference.fields[name] for name in reference.spans if name in reference.fields}
    names = {name: one for name, one in reference.names.items() if name in reference.spans}
    return replace(reference, fields=fields, names=names, when=None, files=())
