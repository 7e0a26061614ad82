"""Fields as people name them on a command line, held to the shape of a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import re

from ...model.claim import Claim
from ...readers.claims import is_claim_id, read_claims
from ...readers.shape import Shape
from ...readers.shapes import CLAIM
from ...source.diagnostic import Edit
from ...source.nearest import listed, suggestion
from ...source.pattern import path_for
from ...source.text import Text
from ...source.workspace import DiskWorkspace
from ..lock import Refused
from ..original import splice
from ..transaction import Transaction, editing
from ..tree.change import put_at, take_at
from ..tree.meaning import hold, meaning
from ..tree.nodes import Node, column, line_end, past_comments, read_tree
from ..tree.scalars import Spread, Value, render_pair
from .registry import DEPTH, Registry, Written, find_written, path_to

ORDER = tuple(CLAIM.fields)


def split_path(name: str) -> tuple[str, ...]:
    """The steps of `values.troops.value` or `sources.0.quote`, each one that there can be.

    Raises `Refused`.
    """
    steps = tuple(name.split("."))
    shape: Shape | None = CLAIM
    for depth, step in enumerate(steps):
        where = f"“{'.'.join(steps[:depth])}”" if depth else "a claim"
        shape = _step(shape, step, where)
    return steps


def _step(shape: Shape | None, step: str, where: str) -> Shape | None:
    if shape is None or not step:
        raise Refused(f"{where} has no parts", "A nested field is named as values.troops.value.")
    if shape.kind == "record":
        if step not in shape.fields:
            hints = suggestion(step, shape.fields) or (f"Its fields: {', '.join(shape.fields)}.",)
            raise Refused(f"{where} has no field “{step}”", *hints)
        return shape.fields[step]
    if shape.kind == "map":
        return shape.of
    if shape.kind in ("list", "texts"):
        if not step.isdigit():
            raise Refused(f"{where} is a list: “{step}” is no number of an item", "Begin with 0.")
        return shape.of or Shape("text", "An item.")
    raise Refused(f"{where} has no parts, and so no “{step}”")


def shape_of(steps: Sequence[str]) -> Shape:
    """The shape of the field that steps lead to."""
    shape: Shape | None = CLAIM
    for step in steps:
        shape = _step(shape, step, "a claim")
    assert shape is not None
    return shape


def orders_at(steps: Sequence[str]) -> list[tuple[str, ...]]:
    """The order of fields at each step of the path to a field, from the root of its file on."""
    return [(), (), *(tuple(shape_of(steps[:depth]).fields) for depth in range(len(steps)))]


def parse_value(steps: Sequence[str], written: str) -> Value:
    """What was typed for a field: a text as it stands; for lists and records, YAML in brackets."""
    shape = shape_of(steps)
    brackets = written.strip()[:1] in ("[", "{")
    if shape.kind in ("record", "map", "list") or (shape.kind == "texts" and brackets):
        short = shape.kind == "record" and shape.short is not None
        if not brackets and (short or shape.kind == "record"):
            return _short(steps, shape, written)
        node = read_tree(Text("what was typed", written))
        return spread(plain(node, ".".join(steps)), shape)
    return written


def _short(steps: Sequence[str], shape: Shape, written: str) -> Value:
    if shape.short is None:
        raise Refused(
            f"“{'.'.join(steps)}” is not {shape.described}",
            f"Name one of its fields ({steps[-1]}.{next(iter(shape.fields))}), or write "
            "{field: value, …}.",
        )
    return written


def plain(node: Node | None, where: str) -> Value:
    """A node as a value to write elsewhere. Raises `Refused` where that has names (&a, *a)."""
    if node is None or node.kind == "alias" or node.anchor:
        raise Refused(f"what was typed for “{where}” cannot be written out")
    if node.kind == "scalar":
        return node.value
    if node.kind == "sequence":
        return [plain(item, where) for _, item in node.items]
    return {key.value: plain(item, where) for key, item in node.items if key is not None}


def spread(value: Value, shape: Shape) -> Value:
    """The value laid out as registries have it: a line for each field of a claim or a source."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        of = (lambda key: shape.of) if shape.kind == "map" else shape.fields.get
        inner = {key: spread(item, of(key) or _TEXT) for key, item in value.items()}
        return Spread(inner) if shape is CLAIM or "quote" in shape.fields else inner
    return [spread(item, shape.of or _TEXT) for item in value]


_TEXT = Shape("text", "A text.")


def add_claim(
    workspace: DiskWorkspace, name: str, fields: Mapping[str, Value], path: str | None = None
) -> tuple[str, Claim]:
    """Add a claim at the end of a file: of the only one of the registry where none is named.

    Its file, and the claim as it reads there. Raises `Refused` or `OSError`, with nothing written.
    """
    with editing(workspace) as transaction:
        path, claim = put_claim(transaction, name, fields, path)
        Registry(transaction).require_sources(one.key for one in claim.citations)
        return path, claim


def put_claim(
    transaction: Transaction, name: str, fields: Mapping[str, Value], path: str | None
) -> tuple[str, Claim]:
    """The same within a transaction."""
    registry, path = _file_for(transaction, name, path)
    text = transaction.read(path).text
    after = registry.apply(text, _appended(text, name, _laid_out(fields)))
    return path, registry.check(name, text, after)


def put_claims(
    transaction: Transaction, claims: Mapping[str, Mapping[str, Value]], path: str | None
) -> str:
    """Add several claims at the end of a file: the file. Raises `Refused`."""
    (first, *rest) = claims
    path, _ = put_claim(transaction, first, claims[first], path)
    registry = Registry(transaction)
    check_new_ids(registry, rest)
    text = transaction.read(path).text
    edits = [edit for name in rest for edit in _appended(text, name, _laid_out(claims[name]))]
    if all(edit.span == edits[0].span and edit.span.start == edit.span.end for edit in edits):
        registry.check_all([first, *rest], text, registry.apply(text, edits))
        return path
    # Where something makes way for a claim, the next one needs to see what came of it.
    for name in rest:
        put_claim(transaction, name, claims[name], path)
    return path


def _laid_out(fields: Mapping[str, Value]) -> Value:
    return spread({field: fields[field] for field in ORDER if field in fields}, CLAIM)


def _file_for(transaction: Transaction, name: str, path: str | None) -> tuple[Registry, str]:
    """The registry, and the file in it where a new claim goes, begun if need be."""
    registry = Registry(transaction)
    check_new_id(registry, name)
    path = path or default_file(registry)
    if path not in registry.paths:
        _start_file(registry, path)
    return registry, path


def put_written(transaction: Transaction, typed: Text, path: str | None) -> tuple[str, Claim]:
    """Add the one claim that somebody has written as a registry, word for word as it stands there.

    Fields that were left empty are left out. Raises `Refused`.
    """
    typed = _without_empty(typed)
    found = read_claims(typed)
    for complaint in found.diagnostics:
        raise Refused(complaint.message, *complaint.hints)
    if len(found.value) != 1:
        raise Refused(f"{len(found.value)} claims are written here, not one", "Write one claim.")
    name = found.value[0].id
    registry, path = _file_for(transaction, name, path)
    text = transaction.read(path).text
    written = find_written(typed, name)
    assert written is not None
    after = registry.apply(text, _as_written(text, written))
    return path, registry.check(name, text, after)


def _without_empty(typed: Text) -> Text:
    """The text without the fields of its claims that have no value."""
    while (path := _first_empty(read_tree(typed))) is not None:
        typed = Text(typed.path, splice(typed, take_at(typed, path, DEPTH)))
    return typed


def _first_empty(node: Node | None, path: tuple[str, ...] = ()) -> list[str] | None:
    for number, (key, value) in enumerate(node.items if node else ()):
        here = (*path, key.value if key is not None else str(number))
        if value.is_null and len(here) > DEPTH:
            return [*here]
        if (deeper := _first_empty(value, here)) is not None:
            return deeper
    return None


def _as_written(text: Text, written: Written) -> list[Edit]:
    """The edits that put a claim at the end of a registry as it is written elsewhere."""
    root = read_tree(text)
    claims = root.find("claims") if root is not None else None
    block = claims is not None and claims[1].kind == "mapping" and not claims[1].flow
    if not block or written.value.kind != "mapping" or written.value.flow:
        return _appended(text, written.key.value, plain(written.value, written.key.value))
    assert claims is not None and root is not None
    first, last = claims[1].items[0][0], claims[1].items[-1][1]
    assert first is not None
    indent = column(text.content, first.start)
    end = past_comments(text.content, line_end(text.content, last.end), indent)
    newline = "\n\n" if _are_apart(text.content, claims[1]) else "\n"
    own = column(written.text.content, written.key.start)
    lines = re.split(r"\r\n|\r|\n", written.block)
    moved = [" " * indent + line[own:] if line.strip() else "" for line in lines]
    edits = [Edit(text.span(end, end), newline + "\n".join(moved))]
    expected = meaning(root)
    _, value = expected["pairs"][root.items.index(claims)]
    value["pairs"].append([written.key.value, meaning(written.value)])
    hold(text, edits, expected)
    return edits


def check_new_id(registry: Registry, name: str) -> None:
    """Make sure that an id can be given to a claim. Raises `Refused`."""
    check_new_ids(registry, [name])


def check_new_ids(registry: Registry, names: Sequence[str]) -> None:
    """The same for several."""
    for name in names:
        if not is_claim_id(name):
            raise Refused(
                f"“{name}” cannot be an id: it is made of letters, digits and hyphens",
                "Write, for example, troops-2024.",
            )
    taken = set(registry.ids()) if names else set()
    for name in names:
        if name in taken:
            raise Refused(
                f"there is a claim “{name}” already: {registry.find(name).text.path} has it",
                "Give the new one another id.",
            )


def default_file(registry: Registry) -> str:
    """The only file of the registry, or the first that it could have. Raises `Refused`."""
    paths = registry.paths
    if len(paths) > 1:
        raise Refused(
            f"the registry has {len(paths)} files: {listed(paths)}",
            "Name the one that the claim belongs in with --file FILE, or its brief: --brief BRIEF.",
        )
    return paths[0] if paths else path_for(registry.pattern, "claims")


def _start_file(registry: Registry, path: str) -> None:
    if not registry.transaction.result.is_file(path):
        registry.transaction.create(path, "claims:\n")
    if path not in registry.paths:
        raise Refused(
            f"{path} would be no file of the registry, which is {registry.pattern}",
            "Name another file, or change `claims` in briefpdf.toml.",
        )


def _appended(text: Text, name: str, fields: Value) -> list[Edit]:
    root = read_tree(text)
    if root is None:
        # Nothing but comments, if that.
        first = "" if text.content[-1:] in ("", "\n", "\r") else "\n"
        written = f"{first}{render_pair('claims', {name: fields}, 0)}\n"
        return [Edit(text.span(len(text.content)), written)]
    found = root.find("claims")
    apart = found is not None and _are_apart(text.content, found[1])
    return put_at(text, path_to(name), fields, apart=apart)


def _are_apart(content: str, claims: Node) -> bool:
    """Whether empty lines stand between the claims of a file."""
    if claims.flow or len(claims.items) < 2:
        return len(claims.items) == 1
    (_, last), (key, _) = claims.items[-2:]
    return (
        key is not None and re.search(r"\n[ \t]*\r?\n", content[last.end : key.start]) is not None
    )
