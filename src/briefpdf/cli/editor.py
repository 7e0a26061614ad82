"""Writes a claim in the user's editor, and comes back to it with the findings until it is right."""

from __future__ import annotations

from pathlib import Path
import re
import tempfile

import click

from ..editing.claims.add import ORDER, put_written, spread
from ..editing.claims.edit import bounds_of, replace_claim
from ..editing.claims.registry import Registry
from ..editing.lock import ChangedMeanwhile, Refused, state_folder
from ..editing.transaction import editing
from ..editing.tree.scalars import Value, render_pair
from ..inspection.claim_detail import findings_of
from ..readers.shapes import CLAIM
from ..source.decode import decode
from ..source.workspace import DiskWorkspace

_HEAD = """\
# A new claim. Save and close this file to add it. Fields left empty are left out.
# To add nothing, close it without a change.
"""
_EDIT_HEAD = """\
# Save and close this file to change the claim. Comments above the claim are not its own.
# To leave it as it is, close it without a change.
"""
_FOUND = "# briefpdf: "


def add_in_editor(
    workspace: DiskWorkspace, name: str, given: dict[str, Value], path: str | None
) -> tuple[str, str]:
    """Have a claim written in the editor, and add it: its file and its id.

    What was typed is kept in a file until it is in the registry. Raises `Refused` where it is
    closed as it was.
    """
    file = keep(workspace, name, _HEAD + _prefilled(name, given))
    shown = str(file)
    while True:
        before, after = _opened(file, shown)
        if after == before:
            if _FOUND.encode() in after:
                raise Refused("nothing was added", f"What you typed is in {shown}.")
            file.unlink()
            raise Refused("nothing was added: the claim was not written")
        try:
            added = _add(workspace, shown, after, path)
        except Refused as refused:
            _come_back(file, after, [str(refused), *(f"  {hint}" for hint in refused.hints)])
            continue
        file.unlink()
        return added


def edit_in_editor(workspace: DiskWorkspace, name: str) -> None:
    """Have a claim edited in the editor, as it is written, and put it back.

    What was typed is kept in a file until it is in the registry. Raises `Refused` where it is
    closed as it was, or the claim was changed meanwhile.
    """
    with editing(workspace) as transaction:
        written = Registry(transaction).find(name)
        start, end, _ = bounds_of(written)
    seen = written.text.content[start:end]
    file = keep(workspace, name, f"{_EDIT_HEAD}claims:\n{seen}\n")
    shown = str(file)
    while True:
        before, after = _opened(file, shown)
        if after == before:
            if _FOUND.encode() in after:
                raise Refused("nothing was changed", f"What you typed is in {shown}.")
            file.unlink()
            raise Refused(f"nothing was changed: “{name}” was closed as it was")
        try:
            read = decode(shown, after, "")
            if read.value is None:
                raise Refused(read.diagnostics[0].message, *read.diagnostics[0].hints)
            replace_claim(workspace, name, read.value, seen)
        except ChangedMeanwhile as changed:
            raise Refused(str(changed), f"What you typed is in {shown}.", *changed.hints) from None
        except Refused as refused:
            _come_back(file, after, [str(refused), *(f"  {hint}" for hint in refused.hints)])
            continue
        file.unlink()
        return


def _opened(file: Path, shown: str) -> tuple[bytes, bytes]:
    """What a file held before the editor was open on it, and what it then holds."""
    before = file.read_bytes()
    try:
        click.edit(filename=str(file))
    except click.ClickException as failed:
        raise Refused(f"{failed.message}", f"What was typed is in {shown}.") from None
    except ValueError as wrong:
        said = f"the editor that EDITOR or VISUAL names is no command: {wrong}"
        raise Refused(said, f"What was typed is in {shown}.") from None
    return before, file.read_bytes()


def _prefilled(name: str, given: dict[str, Value]) -> str:
    """The claim as far as it is given, with places for what most claims have."""
    fields: dict[str, Value] = {"statement": "?", **given}
    if given.get("kind") not in ("judgment", "calculation"):
        fields.setdefault("sources", [{"key": "?", "locator": "?", "quote": "?"}])
    for field in ("kind", "topic", "author"):
        fields.setdefault(field, "?")
    written = as_registry(name, fields)
    return re.sub(r'(: )"?\?"?$', r"\1", written, flags=re.MULTILINE)


def _add(workspace: DiskWorkspace, shown: str, data: bytes, path: str | None) -> tuple[str, str]:
    read = decode(shown, data, "")
    if read.value is None:
        raise Refused(read.diagnostics[0].message, *read.diagnostics[0].hints)
    with editing(workspace) as transaction:
        path, claim = put_written(transaction, read.value, path)
        errors = [
            finding.diagnostic
            for finding in findings_of(transaction.result, claim.id)
            if finding.is_error
        ]
        if errors:
            said = [line for one in errors for line in (one.message, *one.hints)]
            raise Refused(said[0], *said[1:])
    return path, claim.id


def _come_back(file: Path, data: bytes, found: list[str]) -> None:
    """Put what was found at the head of the file, in place of what was found before."""
    text = data.decode("utf-8", "surrogateescape")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [line for line in text.split(newline) if not line.startswith(_FOUND)]
    said = [_FOUND + " ".join(line.split()) for line in found]
    content = newline.join([*said, *lines])
    file.write_bytes(content.encode("utf-8", "surrogateescape"))


def as_registry(name: str, fields: dict[str, Value]) -> str:
    """A claim written as a registry of its own."""
    ordered = {field: fields[field] for field in ORDER if field in fields}
    return render_pair("claims", {name: spread(ordered, CLAIM)}, 0) + "\n"


def keep(workspace: DiskWorkspace, name: str, content: str) -> Path:
    """Write a text to a new file in the user's state folder; where it is."""
    folder = state_folder(workspace) / "unsaved"
    folder.mkdir(parents=True, exist_ok=True)
    safe = "".join(c if c.isalnum() or c in "-_" else "_" for c in name)[:60]
    with tempfile.NamedTemporaryFile(
        "w", dir=folder, prefix=f"{safe}-", suffix=".yaml", delete=False, encoding="utf-8"
    ) as file:
        file.write(content)
    return Path(file.name)
