"""A source as a house style prints it."""

from __future__ import annotations

from ..checks.subject import Subject
from ..compose.citations import Numbering
from ..compose.sandbox import Sandbox
from ..compose.sources import list_sources
from ..model.document import Words
from ..model.reference import Reference
from ..readers.theme import read_theme
from ..source.text import Span


def as_printed(reference: Reference, subject: Subject, sandbox: Sandbox) -> str:
    """The source as it stands in Sources of a brief that prints it, or of the default style.

    Empty where the style cannot lay it out.
    """
    project = subject.project
    composed = [one for one in subject.compositions if one.theme is not None]
    citing = [one for one in composed if reference.key in one.sources]
    theme, lang = None, "en-US"
    for one in (citing or composed)[:1]:
        theme, lang = one.theme, one.brief.lang
    if theme is None:
        name = project.settings.template
        theme = read_theme(project.workspace, name, Span("briefpdf.toml", 0, 0), "").value
    if theme is None:
        return ""
    numbering = Numbering({reference.key: 1}, {reference.key: 1})
    entries, _ = list_sources(numbering, project.references, theme, lang, sandbox)
    return "".join(
        inline.text for entry in entries for inline in entry.content if isinstance(inline, Words)
    )
