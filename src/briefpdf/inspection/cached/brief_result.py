"""What is cached of a brief that was composed and checked."""

from __future__ import annotations

from msgspec import Struct

from ...cache.codec import Typed
from ...checks.backing import Counts, Coverage
from ...model.brief import Brief
from ...model.document import Document
from ...model.theme import Theme
from ...project.graph import Use
from ...source.diagnostic import Diagnostic
from .registry import Located
from .world import Facts


class BriefResult(Struct, frozen=True, array_like=True):
    """What became of a brief, without its Document, which is cached by `contents`.

    `brief` is None where the file is no text; `digest` is a hash of the Document and its style,
    wherever their parts stand. `name` is what it is found by again, empty where the result may
    come out otherwise another time. The rest is as in a `Composition`.
    """

    facts: Facts
    found: dict[str, list[Located]]
    said: tuple[Diagnostic, ...]
    brief: Brief | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    missed: dict[str, str | None] = {}
    diagnostics: tuple[Diagnostic, ...] = ()
    expanded: bool = False
    contents: str = ""
    digest: str = ""
    counts: Counts | None = None
    name: str = ""


RESULT, USES = Typed(BriefResult), Typed(tuple[Use, ...])


class Contents(Struct, frozen=True):
    """What a brief is printed from, and how its sentences are backed."""

    document: Document | None
    theme: Theme | None
    coverage: Coverage | None
