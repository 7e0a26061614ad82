"""Judges the evidence of a pack again, by the rules as they are today."""

from __future__ import annotations

from collections.abc import Mapping
import dataclasses
from typing import Any

from msgspec.structs import replace

from ..checks.registry import RULES
from ..checks.rule import Finding
from ..checks.run import find_all
from ..checks.subject import Subject
from ..checks.verdict import verdicts
from ..model.reference import Reference
from ..project.load import load_project
from ..project.project import Project
from ..project.withdrawn import today
from ..settings import SEVERITIES, Settings
from ..source.workspace import MemoryWorkspace
from .pack import CLAIMS, ENTRIES, Pack

_CONFIG = f'claims = "{CLAIMS}"\nreferences = "{ENTRIES}"\nbriefs = "none/*.md"\n'
# What an excerpt cannot tell: where in the source it stands, and whether it stands there twice.
_OF_PLACES = frozenset({"CLAIM008", "CLAIM025"})


def open_registry(
    files: Mapping[str, bytes], pack: Pack, copies: Mapping[str, bytes]
) -> tuple[Project, Mapping[str, Reference]]:
    """The claims and sources of a pack, with copies by their SHA-256; its sources as they stand.

    In the place of a copy that is not at hand stand the excerpts that the pack has of it.
    """
    entries = files.get(ENTRIES, b"")
    workspace: dict[str, str | bytes] = {
        "briefpdf.toml": _CONFIG,
        CLAIMS: files.get(CLAIMS, b""),
        ENTRIES: entries,
    }
    project = load_project(MemoryWorkspace(workspace), ())
    excerpts = _excerpts(pack)
    references: dict[str, Reference] = {}
    for key, reference in project.references.items():
        named = pack.sources[key].copies if key in pack.sources else {}
        paths = []
        for number, (path, checksum) in enumerate(named.items()):
            if (data := copies.get(checksum)) is not None:
                workspace[path] = data
                paths.append(path)
            elif checksum in excerpts:
                paths.append(f"excerpts/{key}-{number}.txt")
                workspace[paths[-1]] = "\n\n\n".join(excerpts[checksum]).encode()
        # The checksum is that of the copy, which an excerpt is not.
        rest = {name: text for name, text in reference.fields.items() if name != "sha256"}
        references[key] = replace(reference, files=tuple(paths), fields=rest)
    judged = dataclasses.replace(
        project,
        workspace=MemoryWorkspace(workspace),
        references=references,
        settings=_settings(project.settings, pack.settings),
    )
    return judged, project.references


def _excerpts(pack: Pack) -> dict[str, dict[str, None]]:
    """What the pack has of each copy, by its SHA-256: the passages with what is around them."""
    found: dict[str, dict[str, None]] = {}
    for claim in pack.claims.values():
        for quote in claim.quotes:
            if quote.copy and quote.exact:
                joint = "" if quote.suffix[:1] in ".,;:!?)”’\"'" else " "
                text = f"{quote.prefix} {quote.exact}{joint}{quote.suffix}"
                found.setdefault(quote.copy, {})[text.strip()] = None
    return found


def _settings(settings: Settings, said: Mapping[str, Any]) -> Settings:
    """The settings by which the issuer judged, as far as they decide verdicts."""
    severity = said.get("severity")
    if not isinstance(severity, dict):
        return settings
    known = {
        name: level
        for name, level in severity.items()
        if any(name.casefold() in (rule.code.casefold(), rule.name) for rule in RULES)
        if level in SEVERITIES
    }
    return dataclasses.replace(settings, severity=known, strict=said.get("strict") is True)


def judge(project: Project, pack: Pack, whole: frozenset[str]) -> dict[str, tuple[str, str]]:
    """The verdict of each claim today, and what stands against it, by its id.

    `whole` are the claims all of whose copies are at hand.
    """
    subject = Subject(project, (), today(), whole=False)
    asked = [rule for rule in RULES if rule.code.startswith("CLAIM")]
    known = {rule.code: () for rule in RULES if rule not in asked and rule.check is not None}
    found = [one for one in find_all(subject, known=known).findings if _counts(one, pack, whole)]
    against: dict[str, str] = {}
    for one in found:
        if one.is_error and one.diagnostic.claim is not None:
            against.setdefault(one.diagnostic.claim, one.diagnostic.message)
    return {
        name: (verdict, against.get(name, "")) for name, verdict in verdicts(subject, found).items()
    }


def _counts(finding: Finding, pack: Pack, whole: frozenset[str]) -> bool:
    """Whether a finding counts that the issuer could have silenced, or an excerpt cannot tell."""
    claim = pack.claims.get(finding.diagnostic.claim or "")
    if claim is None:
        return True
    code = finding.rule.code
    return code not in claim.silenced and (claim.id in whole or code not in _OF_PLACES)
