"""The sample's page in Typst: the elements that the house style's HTML has, in its measures."""

from __future__ import annotations

import json
import re

from lxml import html

_HEAD = """\
#set page(width: 612pt, height: 792pt, margin: (x: 57.6pt, top: 57.6pt, bottom: 64pt), columns: 2,
  header: context if counter(page).get().first() > 1 [#align(right)[Russia-North Korea Relations]],
  footer: align(center)[https://briefpdf.example])
#set columns(gutter: 14.4pt)
#set text(font: "Source Serif Pro", size: 9.4pt, lang: "en", hyphenate: false, top-edge: 0.8em)
#set par(leading: 3pt, spacing: 8pt)
#show heading: set text(font: "Source Sans Pro", size: 12pt)
#set list(marker: [•])
#place(top, float: true, scope: "parent")[
  #box(width: 100%, stroke: (bottom: 1.5pt), inset: (bottom: 6pt))[
    #text(font: "Source Sans Pro", size: 17pt, style: "italic", weight: "bold")[
      Policy Briefing Service] #h(1fr) #text(size: 17pt)[IN FOCUS]]
  #align(right)[Updated June 13, 2025]
  #text(size: 18pt, weight: "bold")[Russia-North Korea Relations]]
"""


def house_typst(page: str) -> str:
    """A page of the house style as Typst markup: text, marks with their links, lists, drawing."""
    body = html.fromstring(page).find("body")
    assert body is not None
    # The banner, the date and the title are in the head.
    parts = [
        _set(part) for part in body if part.tag not in ("p", "h1") and part.get("class") != "banner"
    ]
    return _HEAD + re.sub(r"\n\s*\n", "\n\n", "\n\n".join(parts)) + "\n"


def _inside(element: html.HtmlElement) -> str:
    text = _text(element.text)
    return text + "".join(_set(child) + _text(child.tail) for child in element)


def _text(text: str | None) -> str:
    # A string in quotation marks is text as it stands, whatever is in it.
    words = re.sub(r"\s+", " ", text or "")
    return f"#{json.dumps(words, ensure_ascii=False)};" if words.strip() else words


def _set(element: html.HtmlElement) -> str:
    inside, kind = _inside(element), element.get("class", "")
    match element.tag:
        case "svg":
            # It is read as HTML, which knows no capitals in names; SVG does.
            drawn = html.tostring(element, encoding="unicode").replace("viewbox=", "viewBox=")
            return f"#image(bytes({json.dumps(drawn, ensure_ascii=False)}), width: 100%)\n\n"
        case "h2" | "h3":
            return f"\n\n#heading[{inside}]\n\n"
        case "p":
            return f"\n\n{inside}\n\n"
        case "li":
            name = element.get("id")
            return f"\n#block[{inside}]#[] <{name}>\n" if name else f"\n#list[{inside}]\n"
        case "b" | "i":
            return f"#{'strong' if element.tag == 'b' else 'emph'}[{inside}];"
        case "a" if "mark" in kind.split():
            to = element.get("href", "").lstrip("#")
            return f'#super(link(<{to}>, text(font: "Source Sans Pro")[{inside}]));'
        case "a":
            return f"#text[{inside}];"
        case "span" if not inside.strip():
            return " "
        case _:
            return inside
