"""What came of holding a file to its evidence, as text and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from ...provenance.signed import Signature
from ...provenance.verify import Verification
from ..print import indented, plural, style
from .text import one_line

NOBODY = "Who issued it, only a signature tells: it has none."


def as_json(verification: Verification) -> str:
    """All of it as a JSON object."""
    whole = {
        "version": 1,
        "file": verification.path,
        "carries": verification.carries,
        "agrees": verification.agrees,
        "brief": dict(verification.brief) or None,
        "program": verification.program or None,
        "pages": verification.pages,
        "claims": verification.claims,
        "quotes": {
            "found": verification.found,
            "not_at_hand": verification.not_at_hand,
        },
        "differences": [
            {
                "kind": one.kind,
                "message": one.message,
                "page": one.page or None,
                "claim": one.claim or None,
                "source": one.source or None,
            }
            for one in verification.differences
        ],
        "signatures": [
            {
                "signer": one.signer,
                "issuer": one.issuer,
                "moment": one.moment or None,
                "timestamp": one.timestamp or None,
                "checked": one.is_checked,
                "whole": one.is_checked and not one.faults,
            }
            for one in verification.signatures
        ],
    }
    return indented(whole)


def as_text(verification: Verification) -> str:
    """The differences, and what was looked at."""
    return "".join(f"{line}\n" for line in _lines(verification))


def _lines(verification: Verification) -> Iterator[str]:
    name = one_line(verification.path)
    if not verification.carries:
        yield f"{name} carries no evidence."
        yield "    A brief carries it that is rendered with “evidence: embed”."
        yield from (style(one_line(one.message), fg="red") for one in verification.differences)
        yield from (one_line(_signed(one)) for one in verification.signatures)
        return
    brief = verification.brief
    if brief:
        told = ", ".join(filter(None, (brief.get("number"), brief.get("title"))))
        version = f", version {brief['version']}" if brief.get("version") else ""
        yield f"{name}: {one_line(told)}{one_line(version)}, of {one_line(brief.get('date', ''))}"
        yield f"    issued with {one_line(verification.program)}"
    for one in verification.differences:
        yield style(one_line(one.message), fg="red")
    if verification.agrees:
        pages, claims = plural(verification.pages, "page"), plural(verification.claims, "claim")
        yield style(f"It agrees with the evidence that it carries: {pages}, {claims}.", fg="green")
    else:
        yield f"It does not agree: {plural(len(verification.differences), 'difference')}."
    if verification.found:
        yield f"{plural(verification.found, 'quote')} looked up in archived copies and found there."
    if verification.not_at_hand:
        what = plural(verification.not_at_hand, "quote")
        yield f"Of {what} the copy is not at hand; give --copies or --workspace."
    for signature in verification.signatures:
        yield one_line(_signed(signature))
    if brief and not verification.signatures:
        yield NOBODY


def _signed(signature: Signature) -> str:
    if not signature.is_checked:
        return "It is signed; to check by whom, run “pip install briefpdf[sign]”."
    when = f" on {signature.moment}" if signature.moment else ""
    by = f", the time stamped by {signature.timestamp}" if signature.timestamp else ""
    issuer = f" (certified by {signature.issuer})" if signature.issuer else ""
    return f"Signed by {signature.signer}{issuer}{when}{by}."
