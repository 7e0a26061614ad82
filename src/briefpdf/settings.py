"""What a workspace can set, each with its default and its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Final

from .limits.limit import Limit
from .model.people import Person
from .source.diagnostic import Diagnostic
from .source.pattern import fits
from .source.text import Span

# What a baseline is called that nobody names.
BASELINE_FILE: Final = "briefpdf-baseline.json"

SEVERITIES: Final = ("error", "warning", "note", "off")


def _setting(default: Any, doc: str) -> Any:
    if isinstance(default, dict):
        return field(default_factory=dict, metadata={"doc": doc})
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, slots=True)
class Policy:
    """What the office asks of claims beyond a source."""

    reviewed: tuple[str, ...] = _setting((), "kinds of claims and verdicts that must be reviewed")
    reviewers: int = _setting(1, "how many others than the author must review such a claim")
    doubly_sourced: tuple[str, ...] = _setting((), "kinds of claims that must have two sources")
    stale_after_days: int = _setting(0, "days after `as_of` that make a claim stale; 0 for never")


LIMITS = {
    "seconds": "the seconds that the pages of one brief may take, 1 to 3600",
    "memory": "the memory that they may take, such as 2 GB or 500 MB",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of `briefpdf.toml`, or of `[tool.briefpdf]` in `pyproject.toml`."""

    references: str = _setting("refs.bib", "the bibliography")
    briefs: str = _setting("briefs/*.md", "where the briefs are")
    claims: str = _setting("briefs/claims/*.yaml", "where the claim registry is")
    output: str = _setting("build", "where PDFs go")
    template: str = _setting("in-focus", "the house style of briefs that name none")
    evidence: str = _setting("none", "whether PDFs carry what their claims rest on: embed, or none")
    embed_copies: bool = _setting(
        False,
        "whether they carry the archived copies of their sources as well: mind whose these are",
    )
    strict: bool = _setting(False, "whether every warning, and every bare sentence, is an error")
    severity: Mapping[str, str] = _setting(
        {}, "rules (by code or name) with a severity: error, warning, note or off"
    )
    per_file: Mapping[str, Mapping[str, str]] = _setting(
        {},
        "patterns of paths, such as briefs/old/*, each with rules and severities as `severity` has"
        " them; for the findings in those files they go before it, and the last pattern that fits"
        " decides",
    )
    people: Mapping[str, Person] = _setting(
        {},
        "the roster: initials, each with a name, an address or several (`email`) and what signs"
        " their commits (`signing-key`); then authors and reviewers are these people and no other",
    )
    reviews: str = _setting("briefs/reviews.jsonl", "the log of reviews, a line for each")
    policy: Policy = field(default=Policy(), metadata={"doc": "what is asked of claims"})
    limits: Limit = field(default=Limit(), metadata={"doc": "what a brief may take"})
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    # Why it is not known which files are meant: of what stands there instead nothing can be said.
    unusable: Diagnostic | None = field(default=None, compare=False)

    def chosen(self, names: Sequence[str], path: str = "") -> str | None:
        """The severity that is set for a rule, of which these are the code and the name.

        What is set for the files that a path is one of goes before what is set for all. None where
        nothing is set.
        """
        fitting = [own for pattern, own in self.per_file.items() if fits(path, pattern)]
        for severities in (*reversed(fitting), self.severity):
            written = {name.casefold(): severity for name, severity in severities.items()}
            for name in names:
                if found := written.get(name.casefold()):
                    return found
        return None

    def place(self, name: str, pattern: str = "") -> Span:
        """Where a rule's severity is set, or that of the files of a pattern, or the pattern."""
        return self.places.get(f"{pattern}\n{name}", Span("briefpdf.toml", 0, 0))


def documented() -> list[tuple[str, str, Any]]:
    """Every setting with its meaning and its default, policies as `policy.name`."""
    own = [
        (item.name.replace("_", "-"), item.metadata["doc"], item.default)
        for item in fields(Settings)
        if "doc" in item.metadata and item.name not in ("policy", "limits")
    ]
    policies = [
        ("policy." + item.name.replace("_", "-"), item.metadata["doc"], item.default)
        for item in fields(Policy)
    ]
    defaults = {"seconds": Limit().seconds, "memory": Limit().memory_said}
    limits = [(f"limits.{name}", doc, defaults[name]) for name, doc in LIMITS.items()]
    every = own + policies + limits
    return [(name, doc, {} if default is MISSING else default) for name, doc, default in every]
