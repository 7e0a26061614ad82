"""REF036: a DOI or an address that leads nowhere as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject

# What the DOI Handbook asks: a directory indicator, a registrant's code, a slash, and anything.
_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_URL = lazy_pattern(r"(?!(?i:javascript|vbscript|data|file|about):)[A-Za-z][A-Za-z0-9+.-]*:\S+")
_OTHER = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_FORMS = {
    "doi": (_DOI, "no DOI: that is 10., the registrant's number, a slash and the rest"),
    "url": (_URL, "no address: that begins with https:// and holds no blank"),
}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each `doi` and `url` that is printed as a link and cannot be one."""
    for reference in subject.references:
        for name, (form, what) in _FORMS.items():
            written = reference.get(name)
            if not written or name not in reference.spans or form.fullmatch(written):
                continue
            yield Diagnostic(
                "REF036",
                f"the {name} of “{reference.key}” is {what}",
                reference.at(name),
                (_remedy(name, written),),
                source=reference.key,
            )


def _remedy(name: str, written: str) -> str:
    if name == "url":
        joined = "".join(written.split())
        if _OTHER.match(joined):
            return "Give the address of the document on the web, or leave the field out."
        return f"Did you mean “{joined if _URL.fullmatch(joined) else f'https://{joined}'}”?"
    if found := _DOI.search("".join(written.split())):
        return f"Did you mean “{found[0]}”?"
    if _URL.fullmatch(written):
        return "An address belongs into the field url."
    return "Write it as the document has it, such as 10.1000/182, or leave the field out."


_LINE = "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  doi = {{{}}},\n"

RULE = Rule(
    code="REF036",
    name="unusable-address",
    severity=Severity.WARNING,
    title="A DOI or an address leads nowhere as it is written",
    why="It is printed as a link: whoever follows it to look a claim up arrives nowhere.",
    bad=source(_LINE.format("«10.1000»")),
    good=source(_LINE.format("10.1000/182")),
    check=check,
    scope="source",
)
