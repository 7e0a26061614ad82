"""An entry of refs.bib, as text."""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

from ..checks.registry import RULES
from ..checks.rule import Finding, Severity, locate
from ..checks.run import is_looked_for, severity_of
from ..checks.subject import Subject
from ..compose.citations import Numbering
from ..compose.sandbox import Sandbox
from ..compose.sources import list_sources
from ..model.document import Words
from ..model.reference import Reference
from ..project.load import load_project
from ..project.withdrawn import today
from ..readers.archive.facts.facts import Creator
from ..readers.theme import read_theme
from ..source.pattern import lazy_pattern
from ..source.text import Span
from ..source.workspace import Workspace

# Where a source of each type says who answers for it.
_BODY_FIELDS = {
    "article": "journaltitle",
    "book": "publisher",
    "inbook": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "news": "journaltitle",
    "report": "institution",
    "thesis": "institution",
}
# The fields that name a body, which biblatex would take apart at an “and”.
BODIES = frozenset({"institution", "organization", "publisher"})
TYPES = (
    *("article", "book", "dataset", "hearing", "inbook", "incollection", "inproceedings"),
    *("legislation", "manual", "misc", "news", "online", "proceedings", "report", "resolution"),
    *("testimony", "thesis", "treaty"),
)
_WIDTH = 12


class Entry(Struct, frozen=True):
    """A source to be written down; what is empty is left out."""

    key: str
    type: str
    title: str = ""
    authors: tuple[Creator, ...] = ()
    body: str = ""
    number: str = ""
    date: str = ""
    doi: str = ""
    url: str = ""
    urldate: str = ""
    file: str = ""
    sha256: str = ""

    @property
    def body_field(self) -> str:
        """The field that says who answers for a source of this type."""
        return _BODY_FIELDS.get(self.type, "organization")

    def fields(self) -> dict[str, str]:
        """The fields that are written, their values as they stand between the braces."""
        fields = {
            "author": " and ".join(_author(one) for one in self.authors),
            "title": escape(self.title),
            self.body_field: _body(self.body),
            "number": escape(self.number),
            "date": self.date,
            "doi": escape_address(self.doi),
            "url": escape_address(self.url),
            "urldate": self.urldate,
            "file": self.file,
            "sha256": self.sha256,
        }
        return {name: value for name, value in fields.items() if value}

    def text(self) -> str:
        """The entry, its lines ended by a newline."""
        lines = [f"  {name:<{_WIDTH - 1}} = {{{value}}}," for name, value in self.fields().items()]
        return "\n".join([f"@{self.type}{{{self.key},", *lines, "}", ""])


def _body(name: str) -> str:
    """A body's name, in braces of its own where biblatex would take it for two."""
    return f"{{{escape(name)}}}" if "and" in name.casefold().split() else escape(name)


def _author(creator: Creator) -> str:
    """A name; in braces where it is a body's, or would be taken apart in a wrong place."""
    written = escape(creator.name)
    words = creator.name.casefold().split()
    family, comma, given = written.partition(", ")
    parted = comma and family and given and "," not in family + given and "=" not in written
    if creator.is_body or "and" in words or "others" in words or ("," in written and not parted):
        return f"{{{written}}}"
    return written


_SIGNS = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash: an odd one would swallow the rest of the file.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
}
# The second half: LaTeX makes one character of two of these.
_SPECIAL = lazy_pattern(r"[\\{}$&#%_^~`]|([-'])(?=\1)")
_NO_ADDRESS = lazy_pattern(r"[\s{}\\]")


def escape(text: str) -> str:
    """A text as a value of refs.bib, to be put between braces; white space is folded."""
    return _SPECIAL.sub(lambda match: _SIGNS.get(match[0], match[0] + "{}"), " ".join(text.split()))


def escape_address(url: str) -> str:
    """An address as a value of refs.bib: it is read as it stands.

    Blanks, braces and backslashes, which are no parts of an address, are written as %20 and so on.
    """
    return _NO_ADDRESS.sub(lambda match: quote(match[0], safe=""), url)


# Whether anything cites a source is no matter of the source.
_ABOUT_OTHERS = frozenset({"REF010", "REF011"})


def findings_of(key: str, workspace: Workspace) -> list[Finding]:
    """The findings that are about a source and in its entry; no brief is composed for them."""
    project = load_project(workspace, ())
    subject = Subject(project, (), today(), whole=False)
    return [
        finding
        for rule in RULES
        if rule.code.startswith("REF") and rule.code not in _ABOUT_OTHERS and rule.check
        if is_looked_for(rule, project.settings)
        for found in rule.check(subject)
        if found.source == key
        for severity in (severity_of(rule, project.settings, found.span.path),)
        for finding in (locate(found, rule, severity, subject.text),)
        if severity is not Severity.OFF
    ]


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
