"""Sources: each cited reference as the style lays it out, by its `references.jinja` or its CSL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from ..evidence.languages import UNKNOWN
from ..evidence.languages import language_of as spoken_in
from ..model.claim import Citation, Claim
from ..model.document import Inline, Inlines, SourceEntry, Words
from ..model.reference import Name, PartialDate, Reference
from ..model.theme import Theme
from ..source.diagnostic import Diagnostic
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .citations import Numbering
from .language import format_partial, format_when, language_of, locale_or_english, set_quotes
from .sandbox import MarkupPart, Sandbox

FALLBACK = "misc"
_SECTION = lazy_pattern(r"([§¶]) (?=\w)")
_PAIRED = lazy_pattern(r'"([^"]+)"')
BROKEN = "BRIEF022"
_TRANSLATIONS = {"machine": "machine_translation", "official": "official_translation"}


def list_sources(
    numbering: Numbering,
    references: Mapping[str, Reference],
    theme: Theme,
    lang: str,
    sandbox: Sandbox,
) -> tuple[tuple[SourceEntry, ...], tuple[Diagnostic, ...]]:
    """The entries of Sources in the order of their numbers, and what was wrong in the template."""
    cited = [references[key] for key in numbering.numbers]
    if not cited:
        return (), ()
    contents, diagnostics = _contents(cited, theme, lang, sandbox)
    entries = []
    for reference, content in zip(cited, contents, strict=False):
        number = numbering.numbers[reference.key]
        count = numbering.occurrences[reference.key]
        content = _with_foreign_title(content, reference, lang)
        entries.append(SourceEntry(number, reference.key, set_quotes(content, lang), count))
    return tuple(entries), tuple(diagnostics)


def _with_foreign_title(content: Inlines, reference: Reference, lang: str) -> Inlines:
    """An entry whose title says in which language it is, where that is not the brief's."""
    own = language_of(reference.language)
    title = " ".join(reference.get("title").split())
    if not own or not title or own[:2].lower() == lang[:2].lower():
        return content
    made: list[Inline] = []
    for one in content:
        before, found, behind = one.text.partition(title) if isinstance(one, Words) else ("",) * 3
        if not isinstance(one, Words) or not found:
            made.append(one)
            continue
        pieces = (replace(one, text=before), replace(one, text=found, lang=own))
        made += [piece for piece in (*pieces, replace(one, text=behind)) if piece.text]
    return tuple(made)


def tell_translations(
    entries: Iterable[SourceEntry],
    claims: Iterable[Claim],
    references: Mapping[str, Reference],
    theme: Theme,
    lang: str,
) -> tuple[SourceEntry, ...]:
    """The entries, each saying from which language its quotes were translated, and by whom."""
    told: dict[str, dict[Words, None]] = {}
    for claim in claims:
        for citation in claim.citations:
            reference = references.get(citation.key)
            if citation.translation is None or reference is None:
                continue
            if said := _translated(citation, reference, theme, lang):
                told.setdefault(citation.key, {})[Words(f" ({said})", reference.span)] = None
    return tuple(
        replace(entry, content=(*entry.content, *told.get(entry.key, ()))) for entry in entries
    )


def _translated(citation: Citation, reference: Reference, theme: Theme, lang: str) -> str:
    """“translated from Russian by A. Body”; empty where nothing of it is known."""
    assert citation.translation is not None
    own = language_of(reference.language)
    tag = own or spoken_in(citation.quote or "")
    known = "" if tag == UNKNOWN else tag.partition("-")[0].lower()
    language = locale_or_english(lang).languages.get(known, "")
    by = citation.translation.by or ""
    if not language:
        return f"{theme.setting('labels', 'translated_by', 'trans.')} {by}" if by else ""
    label = _TRANSLATIONS.get(citation.translation.kind or "", "translation")
    said = theme.setting("labels", label, "translated from {language}")
    behind = theme.setting("labels", "translation_by", " by {by}") if by else ""
    return said.replace("{language}", language) + behind.replace("{by}", by)


def _contents(
    cited: Sequence[Reference], theme: Theme, lang: str, sandbox: Sandbox
) -> tuple[Sequence[Inlines], Sequence[Diagnostic]]:
    """What each reference is printed as, in their order, and what was wrong."""
    if theme.csl is not None:
        # Few styles have one: the others need not wait for what reads it.
        from .csl.citeproc import lay_out_sources

        return lay_out_sources(theme.csl, cited, lang)
    if theme.references is None:
        return (), ()
    labels = dict(theme.table("labels"))
    calls = [(reference.type, described(reference, lang, labels)) for reference in cited]
    filled = sandbox.fill_macros(theme.references, {"labels": labels}, calls, FALLBACK)
    if filled.value is None:
        return (), filled.diagnostics
    contents, diagnostics = [], list(filled.diagnostics)
    for reference, markup in zip(cited, filled.value, strict=True):
        content, strange = read_markup(markup, reference.span)
        if strange:
            message = (
                f"{theme.references.path}: a reference may hold i, b, a and span, not {strange}"
            )
            span = theme.references.line_span(1)
            diagnostics.append(Diagnostic(BROKEN, message, span, source=reference.key))
        contents.append(content)
    return contents, diagnostics


def described(reference: Reference, lang: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """A reference as `references.jinja` sees it: every field, names in parts, dates in words."""
    accessed = PartialDate.parse(reference.fields.get("urldate", ""))
    fields: dict[str, Any] = dict(reference.fields)
    fields |= {
        "key": reference.key,
        "kind": reference.fields.get("type", ""),
        "authors": [_name(name) for name in reference.names.get("author", ())],
        "editors": [_name(name) for name in reference.names.get("editor", ())],
        "translators": [_name(name) for name in reference.names.get("translator", ())],
        "date": format_when(reference.when, lang, labels) if reference.when else "",
        "year": str(reference.date.year) if reference.date else "",
        "urldate": format_partial(accessed, lang) if accessed else "",
    }
    return {
        "__fields__": {
            name: _set(value, lang) if isinstance(value, str) else value
            for name, value in fields.items()
        }
    }


def _set(value: str, lang: str) -> str:
    """A field as it is set: the sign of a section stays on the line of its number."""
    value = _SECTION.sub("\\1\u00a0", value)
    # A style that sets a title in quotation marks must see those within it.
    return _PAIRED.sub("“\\1”", value) if lang.lower().startswith("en") else value


def _name(name: Name) -> dict[str, str]:
    return {
        "family": name.family,
        "given": name.given,
        "particle": name.particle,
        "suffix": name.suffix,
    }


def _styled(markup: Sequence[MarkupPart], origin: Span) -> tuple[list[Words], str]:
    """The texts of a markup, each in its style, and the first tag that it may not hold."""
    made: list[Words] = []
    strange = ""
    style = Words("", origin)
    for kind, what, target in markup:
        begins = kind == "begin"
        if kind == "text":
            made.append(replace(style, text=what))
        elif what in ("i", "em"):
            style = replace(style, italic=begins)
        elif what in ("b", "strong"):
            style = replace(style, bold=begins)
        elif what == "a":
            allowed = begins and target.startswith(("https://", "http://", "mailto:"))
            style = replace(style, link=target if allowed else None)
        elif begins and what != "span":
            strange = strange or f"<{what}>"
    return made, strange


def read_markup(markup: Sequence[MarkupPart], origin: Span) -> tuple[Inlines, str]:
    """The inline content of a reference, white space folded, and a tag that it may not hold."""
    styled, strange = _styled(markup, origin)
    made: list[Words] = []
    for words in styled:
        text = " ".join(words.text.split())
        lead = " " if words.text[:1].isspace() and made and not made[-1].text.endswith(" ") else ""
        tail = " " if words.text[-1:].isspace() and text else ""
        if lead or text:
            made.append(replace(words, text=lead + text + tail))
    if made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(made), strange
