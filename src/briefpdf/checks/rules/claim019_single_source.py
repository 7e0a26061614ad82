"""CLAIM019: a claim with one source where the office asks for two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS, SETTINGS, also, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim of a kind that needs two sources and has but one."""
    kinds = subject.project.settings.policy.doubly_sourced
    for claim in subject.claims:
        if claim.kind not in kinds or {"kind", "sources"} & claim.unread:
            continue
        keys = list(dict.fromkeys(citation.key for citation in claim.citations))
        if keys and _is_one(keys, subject):
            named = " and ".join(f"“{key}”" for key in keys)
            same = ", which are one document" if len(keys) > 1 else ""
            message = f"the {claim.kind} “{claim.id}” rests on one source, {named}{same}"
            hint = "Add a source that does not itself draw on the first."
            yield Diagnostic("CLAIM019", message, claim.span, (hint,), claim=claim.id)


def _is_one(keys: Sequence[str], subject: Subject) -> bool:
    """Whether keys are all of one document: of one DOI or address, or of copies of the same bytes.

    One may be known by its address to a second, and by its copy to a third.
    """
    known, *others = [_marks(key, subject) for key in keys]
    while others:
        joined = [marks for marks in others if marks & known]
        if not joined:
            return False
        known = known.union(*joined)
        others = [marks for marks in others if marks not in joined]
    return True


def _marks(key: str, subject: Subject) -> frozenset[str]:
    """What a document is known by."""
    marks = {f"key {key}"}
    reference = subject.project.references.get(key)
    if reference is not None:
        marks |= {f"doi {doi.casefold()}" for doi in [reference.get("doi")] if doi}
        marks |= {f"url {_address(url)}" for url in [reference.get("url")] if url}
        sums = (subject.checksum(path) for path in reference.files)
        marks |= {f"copy {each}" for each in sums if each}
    return frozenset(marks)


def _address(url: str) -> str:
    """A web address without what leads to the same page with it or without it."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    page, _, query = bare.partition("#")[0].partition("?")
    host, _, path = page.rstrip("/").partition("/")
    kept = sorted(one for one in query.split("&") if one and not one.startswith("utm_"))
    return "?".join(filter(None, (f"{host.lower()}/{path}", "&".join(kept))))


_POLICY = {SETTINGS: '[policy]\ndoubly-sourced = ["fact"]\n'}

RULE = Rule(
    code="CLAIM019",
    name="single-source",
    severity=Severity.NOTE,
    title="A claim rests on one source where two are asked for",
    why=(
        "One source can be mistaken or misread, and two keys of one document are one source. The "
        "policy of this workspace asks for a second."
    ),
    bad={**_POLICY, CLAIMS: BASE[CLAIMS].replace("troops-2024", "«troops-2024»")},
    good={
        **_POLICY,
        CLAIMS: registry(
            "    statement: North Korea sent troops.\n"
            "    sources:\n"
            "      - {key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}\n"
            "      - {key: odni-2025, quote: North Korea has sent troops to Russia}\n"
        ),
        **also(
            "refs.bib",
            "@report{odni-2025,\n"
            "  author = {{Office of the Director of National Intelligence}},\n"
            "  title = {Threat Assessment},\n"
            "  institution = {{Office of the Director of National Intelligence}},\n"
            "  date = {2025-03},\n"
            "}\n",
        ),
    },
    check=check,
    scope="claim",
)
