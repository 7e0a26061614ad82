"""`briefpdf claim show`: one claim, its evidence, and what becomes of it."""

from __future__ import annotations

from typing import Any

import click

from ....compose.sandbox import Sandbox
from ....editing.claims.uses import described
from ....inspection.claim_detail import Detail, Evidence, show_claim
from ....inspection.claim_list import claim_data
from ...complete import complete_claims
from ...options import open_workspace, with_format, with_workspace
from ...print import echo, indented, print_out, style
from ...report.json import finding_fields
from ...report.review import evidence_lines
from ...report.text import finding_lines


@click.command("show")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@with_format
@with_workspace
def command(name: str, form: str, workspace: str | None) -> int:
    """Show a claim: its evidence as the sources have it, its uses, reviews, findings and verdict.

    \b
    Examples:
      briefpdf claim show troops-2024
      briefpdf claim show troops-2024 --format json
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        detail = show_claim(place, name, sandbox)
    if form == "json":
        print_out(indented({"version": 1, **_data(detail)}))
    else:
        echo("\n".join(_lines(detail)))
    return 0


def _data(detail: Detail) -> dict[str, Any]:
    uses = [
        {**_place(detail, use.span), "use": use.kind, "brief": use.brief, "claim": use.claim}
        for use in detail.uses
    ]
    data = claim_data(detail.claim, detail.project)
    reviews = [
        {**written, "current": holds}
        for written, (_, holds) in zip(data["reviews"], detail.reviews, strict=True)
    ]
    return {
        **data,
        "verdict": detail.verdict,
        "fingerprint": detail.fingerprint,
        "digest": detail.digest,
        "evidence": [_evidence_data(one) for one in detail.evidence],
        "uses": uses,
        "uses_unknown_in": list(detail.unknown),
        "reviews": reviews,
        "findings": [finding_fields(one) for one in detail.findings],
    }


def _place(detail: Detail, span: Any) -> dict[str, Any]:
    line, column = detail.project.text(span.path).line_column(span.start)
    return {"path": span.path, "line": line, "column": column}


def _evidence_data(one: Evidence) -> dict[str, Any]:
    made = one.citation.translation
    return {
        "key": one.citation.key,
        "title": one.title,
        "status": one.status,
        "copy": one.copy,
        "page": one.page,
        "before": one.before,
        "words": one.words,
        "after": one.after,
        "translation": made and {"text": made.text, "by": made.by, "kind": made.kind},
    }


def _lines(detail: Detail) -> list[str]:
    claim, data = detail.claim, claim_data(detail.claim, detail.project)
    lines = [
        style(f"{claim.id}: {detail.verdict}", bold=True),
        f"    {claim.statement}",
        "",
        f"    {data['path']}:{data['line']}:{data['column']}",
    ]
    for name in ("kind", "short", "date", "as_of", "expires", "confidence", "author"):
        if data[name]:
            lines.append(f"    {name}: {data[name]}")
    if claim.topics:
        lines.append(f"    topic: {', '.join(claim.topics)}")
    for value in claim.values.values():
        parts = (value.qualifier, value.value, value.unit)
        lines.append(f"    {value.name}: {' '.join(part for part in parts if part)}")
    if claim.basis:
        lines.append(f"    rests on: {', '.join(claim.basis)}")
    if claim.calculation:
        made = claim.calculation
        inputs = ", ".join(f"{key} = {written}" for key, written in made.inputs.items())
        lines.append(f"    {made.result} {made.unit or ''} = {made.formula}, where {inputs}")
    lines += ["", "Evidence"]
    lines += [line for one in detail.evidence for line in evidence_lines(one)] or ["    none"]
    lines += ["", "Used in", *_use_lines(detail), "", "Reviews", *_review_lines(detail)]
    lines += ["", "Findings"]
    told = [line for one in detail.findings for line in finding_lines(one)] or ["none"]
    return [*lines, *(f"    {line}" for line in told)]


def _use_lines(detail: Detail) -> list[str]:
    lines = []
    for use in detail.uses:
        place = _place(detail, use.span)
        where = f"{place['path']}:{place['line']}:{place['column']}"
        lines.append(f"    {where}: {described(use)}")
    lines += [f"    not known in the brief “{name}”" for name in detail.unknown]
    return lines or ["    nothing"]


def _review_lines(detail: Detail) -> list[str]:
    lines = []
    for review, holds in detail.reviews:
        changed = "" if holds else ", changed since"
        if not review.fingerprint:
            changed = ", without a fingerprint"
        if review.objection:
            now = review.fingerprint in (None, detail.fingerprint)
            changed = f"{'' if now else ', before it changed'}, objects: {review.objection}"
        lines.append(f"    {review.by}, {review.on}{changed}")
    return lines or ["    none"]
