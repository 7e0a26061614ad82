"""What became of claims between two versions, as text, JSON and a page of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ...provenance.diff import ClaimDifference, VersionDifference, Words
from ..print import indented, plural, style
from .text import one_line

_COLOURS = {"added": "green", "removed": "red"}


def as_text(found: VersionDifference) -> str:
    """Every claim that is not the same, with what of it changed."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: VersionDifference) -> Iterator[str]:
    yield f"{one_line(found.old)} → {one_line(found.new)}"
    for claim in found.claims:
        labels = style(", ".join(claim.labels), fg=_COLOURS.get(claim.fate, "yellow"))
        yield f"claim {one_line(claim.claim)}: {labels}{_on(claim.pages)}"
        yield f"    {_marked(claim.statement)}"
        for change in claim.changes:
            before, after = (one_line(text) or "nothing" for text in (change.before, change.after))
            yield f"    {one_line(change.what)}: {before} → {after}"
    yield f"{plural(len(found.claims), 'claim')} changed, {found.same} did not."


_SIGNS = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}


def _marked(words: Iterable[Words]) -> str:
    return "".join(
        f"{begin}{one_line(one.text)}{end}" for one in words for begin, end in (_SIGNS[one.what],)
    )


def _on(pages: tuple[int, ...]) -> str:
    return f" (page {', '.join(map(str, pages))})" if pages else ""


def as_json(found: VersionDifference) -> str:
    """All of it as a JSON object."""
    whole = {
        "version": 1,
        "old": found.old,
        "new": found.new,
        "same": found.same,
        "claims": [
            {
                "claim": claim.claim,
                "fate": claim.fate,
                "what": list(claim.labels),
                "statement": [{"what": one.what, "text": one.text} for one in claim.statement],
                "changed": [
                    {"what": one.what, "before": one.before or None, "after": one.after or None}
                    for one in claim.changes
                ],
                "pages": list(claim.pages),
            }
            for claim in found.claims
        ],
    }
    return indented(whole)


_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 48rem; padding: 1rem;
  color: #1a1a1a; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem }
h2 span { font-weight: normal } p { margin: .25rem 0 }
del { color: #8a1020; background: #fdecee } ins { color: #0b5a2b; background: #e8f6ec }
dl { margin: .25rem 0 0 1rem } dt { font-weight: 600 } dd { margin: 0 0 .25rem 1rem }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #16181c }
  del { color: #ffb3bd; background: #40161c } ins { color: #a5e5bb; background: #12351f } }
"""


def as_html(found: VersionDifference) -> str:
    """A page of its own, for the desk: nothing in it comes from elsewhere."""
    title = escape(f"{found.old} → {found.new}")
    return "".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n",
            f"<h1>{title}</h1>\n",
            f"<p>{plural(len(found.claims), 'claim')} changed, {found.same} did not.</p>\n",
            *map(_section, found.claims),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _section(claim: ClaimDifference) -> str:
    tags = {"same": "span", "old": "del", "new": "ins"}
    words = "".join(
        f"<{tags[one.what]}>{escape(one.text)}</{tags[one.what]}>" for one in claim.statement
    )
    changes = "".join(
        f"<dt>{escape(one.what)}</dt><dd><del>{escape(one.before) or 'nothing'}</del> "
        f"<ins>{escape(one.after) or 'nothing'}</ins></dd>"
        for one in claim.changes
    )
    return (
        f"<section>\n<h2>{escape(claim.claim)} <span>{escape(', '.join(claim.labels))}"
        f"{escape(_on(claim.pages))}</span></h2>\n<p>{words}</p>\n"
        + (f"<dl>{changes}</dl>\n" if changes else "")
        + "</section>\n"
    )
