"""What a web page says of itself, in its meta tags and in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
import json
from typing import Any

from lxml import etree, html

from ..limits import UnreadableArchiveError

_TITLES = "citation_title dcterms.title dc.title og:title twitter:title"
_AUTHORS = ("citation_author", "dcterms.creator", "dc.creator", "author", "article:author")
_DATES = (
    "citation_publication_date citation_date dcterms.issued dcterms.date dc.date.issued dc.date "
    "article:published_time datepublished pubdate parsely-pub-date date"
)
_BODIES = (
    "citation_technical_report_institution citation_publisher dcterms.publisher dc.publisher "
    "og:site_name application-name"
)
# What of a page can be its document, before the site, the author and the navigation.
_DOCUMENTS = ("article", "report", "legislation", "book", "posting", "dataset", "page", "work")
_MOST_ITEMS, _MOST_JSON = 200, 2_000_000


def html_said(data: bytes) -> dict[str, Any]:
    """What HTML in UTF-8 says of itself, as `make_facts` takes it.

    Raises `UnreadableArchiveError`.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableArchiveError("is HTML that cannot be read") from None
    meta = _meta(root)
    linked = list(_linked(root))
    headings = ["".join(map(str, one.itertext())) for one in list(root.iter("h1"))[:1]]
    titles = [str(one.text) for one in list(root.iter("title"))[:1] if one.text]
    return {
        "titles": [
            *_first(meta, _TITLES),
            *(str(one[name]) for one in linked for name in ("headline", "name") if name in one),
            *titles,
            *headings,
        ],
        "authors": [*(meta.get(name, []) for name in _AUTHORS), _people(linked, "author")],
        "dates": [
            *_first(meta, _DATES),
            *(str(one["datePublished"]) for one in linked if "datePublished" in one),
            *(
                str(one.get("datetime"))
                for one in root.iter("time")
                if one.get("pubdate") is not None
            ),
        ],
        "bodies": [*_first(meta, _BODIES), *(name for name, _ in _people(linked, "publisher"))],
        "urls": [*_canonical(root), *_first(meta, "og:url")],
    }


def _meta(root: etree._Element) -> dict[str, list[str]]:
    """The contents of meta tags by their names, in small letters."""
    found: dict[str, list[str]] = {}
    for one in root.iter("meta"):
        name = one.get("name") or one.get("property") or one.get("itemprop")
        if name and (content := one.get("content")):
            found.setdefault(str(name).strip().lower(), []).append(str(content))
    return found


def _first(meta: dict[str, list[str]], names: str) -> list[str]:
    return [content for name in names.split() for content in meta.get(name, [])]


def _canonical(root: etree._Element) -> list[str]:
    return [
        str(one.get("href"))
        for one in root.iter("link")
        if "canonical" in str(one.get("rel", "")).lower().split() and one.get("href")
    ]


def _linked(root: etree._Element) -> Iterator[dict[str, Any]]:
    """What JSON-LD says of the page's document; of other things, such as the site, nothing."""
    for one in root.iter("script"):
        if str(one.get("type", "")).strip().lower() != "application/ld+json" or not one.text:
            continue
        try:
            said = json.loads(str(one.text)[:_MOST_JSON])
        except (ValueError, RecursionError):
            continue
        graph = said.get("@graph", said) if isinstance(said, dict) else said
        for item in (graph if isinstance(graph, list) else [graph])[:_MOST_ITEMS]:
            kinds = str(item.get("@type", "")).lower() if isinstance(item, dict) else ""
            if any(kind in kinds for kind in _DOCUMENTS):
                yield item


def _people(linked: list[dict[str, Any]], role: str) -> list[tuple[str, bool]]:
    """Names in JSON-LD and whether each is a body's; the first document that has any counts."""
    for item in linked:
        said = item.get(role)
        found: list[tuple[str, bool]] = []
        for one in (said if isinstance(said, list) else [said])[:_MOST_ITEMS]:
            if isinstance(one, str):
                found.append((one, False))
            elif isinstance(one, dict) and isinstance(one.get("name"), str):
                kind = str(one.get("@type", "")).lower()
                found.append((one["name"], "organization" in kind or role == "publisher"))
        if found:
            return found
    return []
