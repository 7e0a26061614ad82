"""Keeps what somebody typed until it is safe in the registry."""

from __future__ import annotations

from pathlib import Path
import tempfile

from ...editing.claims.fields import ORDER, spread
from ...editing.lock import own_folder
from ...editing.tree.render import Value, render_pair
from ...readers.claim_shape import CLAIM
from ...source.workspace import DiskWorkspace


def as_registry(name: str, fields: dict[str, Value]) -> str:
    """A claim written as a registry of its own."""
    ordered = {field: fields[field] for field in ORDER if field in fields}
    return render_pair("claims", {name: spread(ordered, CLAIM)}, 0) + "\n"


def keep(workspace: DiskWorkspace, name: str, content: str) -> Path:
    """Write a text to a new file of the workspace's own folder; where it is."""
    folder = own_folder(workspace, "unsaved")
    safe = "".join(c if c.isalnum() or c in "-_" else "_" for c in name)[:60]
    with tempfile.NamedTemporaryFile(
        "w", dir=folder, prefix=f"{safe}-", suffix=".yaml", delete=False, encoding="utf-8"
    ) as file:
        file.write(content)
    return Path(file.name)
