"""A whole Document as the text of a Typst file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from ...compose.coverage import UNPRINTABLE, sign_of_unprintable, slanted
from ...model.document import Document, SourceEntry, Table
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..content.links import BackLinks, jumps, mark_anchor, source_anchor
from ..content.notes import part_sources
from ..content.walk import placed_figures, placed_marks, plain_text
from ..metadata.about import About
from ..style.settings import labels_of, switch
from .blocks import BlockSetter
from .exhibits import ExhibitSetter
from .floats import Settled
from .inlines import InlineSetter, InnerLinks, in_pieces
from .literal import Code, Value, call, joined, language_of, literal, string

# An entry of Sources with more letters than these may be broken over columns and pages.
_UNBROKEN = 1500


class Source(Struct, frozen=True):
    """The text of a Typst file, the links within the file that it makes, and the pictures in it.

    `tables` are its tables in their order, `findings` what the author should know of the drawings.
    """

    text: str
    links: InnerLinks
    pictures: Mapping[str, bytes]
    tables: tuple[Table, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def typst_source(
    document: Document,
    theme: Theme,
    facts: About,
    style: str,
    draft: bool,
    settled: Settled,
) -> Source:
    """A document as calls of the page functions of a style; `style` is the folder of its files.

    `settled` is what was found out about it by where everything came to stand before.
    """
    links = InnerLinks()
    marked = switch(theme, "citations", "marks", True)
    at_foot, at_end = part_sources(document, theme)
    plain = InlineSetter(
        marked,
        placed_figures(document.blocks) | {jump.anchor for jump in jumps(document)},
        links,
        away=settled.away,
        slanted=slanted(theme),
    )
    inlines = replace(plain, at_foot=frozenset(entry.number for entry in at_foot))
    labels = labels_of(theme, document)
    exhibits = ExhibitSetter(inlines, labels, theme, settled)
    back_links = BackLinks(placed_marks(document)) if marked else BackLinks(())
    meta = document.meta

    def entry(one: SourceEntry) -> Value:
        return _entry(one, plain, back_links, labels)

    notes = [f"#let note-{one.number} = style.note({literal(entry(one))})" for one in at_foot]
    body = BlockSetter(inlines, exhibits, title_level=1).set_text(document.blocks)
    about: Value = {
        "title": facts.title,
        "number": meta.number,
        "version": meta.version,
        "date-line": meta.date_line,
        "updated": meta.updated,
        "to": list(meta.to),
        "authors": [{"name": one.name, "title": one.title or ""} for one in meta.authors],
    }
    disclaimer = None
    if document.disclaimer:
        disclaimer = BlockSetter(plain, exhibits, title_level=2).set(document.disclaimer)
        if document.disclaimer_lang:
            language, region = language_of(document.disclaimer_lang)
            disclaimer = call("kit.in-language", language, region, disclaimer)
    if document.remarks:
        remarks = BlockSetter(plain, exhibits, title_level=1).set(document.remarks)
        disclaimer = joined(one for one in (disclaimer, remarks) if one is not None)
    brief = call(
        "style.brief",
        about,
        Code("body"),
        [entry(one) for one in at_end],
        plain.set(meta.notice) if meta.notice else None,
        disclaimer,
        draft,
        **_annex(document, plain, exhibits),
    )
    counted = (
        '#set par.line(numbering: n => text(size: 5pt, fill: luma(110), weight: "regular", str(n)))'
    )
    lines = [
        *([counted] if document.numbered_lines else []),
        f'#import "{style}/page.typ" as style',
        f'#import "{style}/briefpdf.typ" as kit',
        _about_the_file(facts),
        *notes,
        f"#let body = {body.code}",
        f"#{brief.code}",
    ]
    text = "\n".join(lines)
    if UNPRINTABLE in text:
        text = text.replace(UNPRINTABLE, sign_of_unprintable(theme))
    return Source(
        text + "\n", links, exhibits.pictures, tuple(exhibits.tables), tuple(exhibits.findings)
    )


def _led(address: str, inlines: InlineSetter) -> str:
    """The address that stands in the pages; one of a part of the file is an inner link."""
    return inlines.links.add(address[1:]) if address.startswith("#") else address


def _annex(document: Document, inlines: InlineSetter, exhibits: ExhibitSetter) -> dict[str, Value]:
    """The pages behind all else, for styles that are asked for them."""
    if not document.annex:
        return {}
    return {"annex": BlockSetter(inlines, exhibits, title_level=1).set(document.annex)}


def _about_the_file(facts: About) -> str:
    """What the file says of itself, and the language that it is in."""
    language, region = language_of(facts.language)
    named: dict[str, Value] = {"title": facts.title, "author": list(facts.authors)}
    if facts.edition:
        named["description"] = facts.edition
    document = call("document", **named).code.removeprefix("document")
    text = f"lang: {string(language)}" + (f", region: {string(region)}" if region else "")
    return f"#set document{document}\n#set text({text})"


def _entry(
    one: SourceEntry, inlines: InlineSetter, back_links: BackLinks, labels: Mapping[str, str]
) -> Value:
    """An entry of Sources: its number leads back to the first mark, its locators end it."""
    groups = back_links.groups(one.number)
    said = (
        (call("kit.words", in_pieces(text)), address)
        for text, address in back_links.joined(one.number, labels)
    )
    locators = [
        call("link", _led(address, inlines), words) if address else words for words, address in said
    ]
    return {
        "number": one.number,
        "name": source_anchor(one.number),
        "back": inlines.links.add(mark_anchor(one.number, 1)) if groups else None,
        "content": inlines.set(back_links.opened(one)),
        "locators": joined(locators) if locators else None,
        "long": len(plain_text(one.content)) > _UNBROKEN,
    }
