"""Renders a document and proofreads what came out."""

from __future__ import annotations

from msgspec.structs import replace

from ..compose.coverage import MISSING_GLYPH
from ..engines.base import Engine, Rendered
from ..engines.content.findings import CROWDED
from ..engines.content.scripts import with_scripts
from ..engines.metadata.saved import opened_once
from ..engines.registry import WEB
from ..model.document import Document
from ..model.theme import Theme
from ..proof.conformance.metadata import withdrawn
from ..proof.prove import prove
from ..provenance.pack import Evidence

# Words with a hole in them are not read whole: that says no more than the hole.
_OF_HOLES = frozenset({MISSING_GLYPH, "PDF002"})
# With these the file keeps no standard for archives, and must not say so.
_NOT_CONFORMANT = frozenset({MISSING_GLYPH, "PDF006"})


def render_proofread(
    engine: Engine,
    document: Document,
    theme: Theme,
    draft: bool = False,
    evidence: Evidence | None = None,
) -> Rendered:
    """The file that an engine makes, with what the engine and the proof found.

    A file that is not conformant does not claim to be. With `evidence` it carries that.
    """
    document = with_scripts(document, theme)
    rendered = engine.render(document, theme, draft)
    if not rendered.pdf or engine.name == WEB:
        return rendered
    found, pdf = list(rendered.diagnostics), rendered.pdf
    named = {one.code for one in found}
    if MISSING_GLYPH in named:
        pdf = withdrawn(pdf)
    # The engine names the character that it had no glyph for; the file only shows a hole.
    found += [
        one
        for one in prove(document, theme, pdf, CROWDED in named, engine.name)
        if not (one.code in _OF_HOLES and MISSING_GLYPH in named)
    ]
    if _NOT_CONFORMANT & {one.code for one in found}:
        pdf = withdrawn(pdf)
    looks: tuple[str, ...] = ()
    if not draft:
        from ..provenance.contents import page_digests
        from ..provenance.seal import seal  # No draft carries its evidence.

        looks = page_digests(opened_once(pdf))
        if evidence is not None:
            pdf = seal(pdf, evidence, looks)
    return replace(rendered, pdf=pdf, diagnostics=tuple(found), looks=looks)
