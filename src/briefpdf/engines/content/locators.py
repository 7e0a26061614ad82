"""The locators of a source, each once, as its entry in Sources names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import re

_PAGES = re.compile(r"(?:pp?\.|pages?)\s*(\d[\d\s,–-]*)", re.IGNORECASE)


def joined_locators(locators: Iterable[str], labels: Mapping[str, str]) -> str:
    """Locators in one line: pages together and in order (“pp. 1, 2”), then what else there is."""
    pages: dict[str, None] = {}
    others: dict[str, None] = {}
    for locator in locators:
        match = _PAGES.fullmatch(locator.strip())
        if match is None:
            others.setdefault(locator.strip())
        else:
            pages.update(dict.fromkeys(re.findall(r"\d+(?:\s*[–-]\s*\d+)?", match[1])))
    named = []
    if pages:
        several = len(pages) > 1 or any(re.search(r"\d\s*[–-]", one) for one in pages)
        lead = labels.get("pages", "pp.") if several else labels.get("page", "p.")
        ordered = sorted(pages, key=lambda one: [int(part) for part in re.findall(r"\d+", one)])
        named.append(f"{lead}\u00a0{', '.join(ordered)}")
    return "; ".join((*named, *filter(None, others)))
