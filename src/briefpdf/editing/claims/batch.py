"""Changes of many claims: each made in the claim's own part of its file, all checked together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ...model.claim import Claim
from ...readers.claims import claim_places, read_claims
from ...source.diagnostic import Edit
from ...source.pattern import lazy_pattern
from ...source.text import Span, Text
from ..lock import ChangedMeanwhile, Refused
from ..original import splice
from .registry import Registry, find_written, messages

_HEAD = "claims:\n"
# What may be an anchor, an alias or a merge: then a part of a file may mean something elsewhere.
_SHARED = lazy_pattern(r"(?m)(?:^|[\s\[{,:-])(?:[&*][^\s,\]}]|<<\s*:)")


def has_shared_parts(text: Text) -> bool:
    """Whether a file may have parts that mean something elsewhere, too: anchors and aliases."""
    return _SHARED.search(text.content) is not None


class Part:
    """A claim's own part of a file, as a registry of its own; edited as a whole one is."""

    def __init__(self, name: str, text: Text, start: int, end: int) -> None:
        self.name, self.path, self.start, self.end = name, text.path, start, end
        self.before = Text(text.path, _HEAD + text.content[start:end])

    def apply(self, text: Text, edits: Sequence[Edit]) -> Text:
        """The part with edits in it."""
        return Text(text.path, splice(text, edits))

    def check(self, after: Text) -> Claim:
        """The edited claim, if it reads as well as it did. Raises `Refused`."""
        earlier, now = read_claims(self.before), read_claims(after)
        complaints = messages(earlier.diagnostics)
        for found in now.diagnostics:
            if not messages([found]) <= complaints:
                raise Refused(found.message, *found.hints)
        if not after.content.startswith(_HEAD) or [one.id for one in now.value] != [self.name]:
            raise Refused(
                f"the edit of “{self.name}” would have changed something else; nothing was written",
                f"Edit {self.path} by hand.",
            )
        return now.value[0]


class Batch:
    """Edits of claims of a registry, of which `claims` says what was read."""

    def __init__(self, registry: Registry, claims: Mapping[str, Claim]) -> None:
        self.registry = registry
        self.claims = claims
        self._done: dict[str, list[tuple[Part, Text, Claim]]] = {}
        self._shared: dict[str, bool] = {}
        self._starts: dict[str, list[int]] = {}

    @cached_property
    def _by_path(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(claim.span.path, []).append(claim)
        return found

    def part(self, name: str, seen: str | None = None) -> Part | None:
        """The claim's part of its file; None where the file must be edited as a whole.

        `seen` is as for `Registry.find`. Raises `ChangedMeanwhile`.
        """
        claim = self.claims.get(name)
        if claim is None:
            return None
        path = claim.span.path
        text = self.registry.transaction.read(path).text
        if path not in self._shared:
            self._shared[path] = has_shared_parts(text)
        if self._shared[path] or path in self.registry.transaction.changed:
            return None
        part = Part(name, text, *self._bounds(claim, text))
        written = None if part.start == part.end else find_written(part.before, name)
        if written is None:
            return None
        if seen is not None and seen not in (
            written.digest,
            self.registry.transaction.read(path).digest,
        ):
            raise ChangedMeanwhile(
                f"the claim “{name}” has been changed meanwhile; nothing was written",
                f"Look at it again (briefpdf claim show {name}), then edit it anew.",
            )
        return part

    def _bounds(self, claim: Claim, text: Text) -> tuple[int, int]:
        """The lines of a claim: from its id to the next one's; none where it shares a line."""
        start = _line_start(claim.span, text)
        if text.path not in self._starts:
            spans = (one.span for one in self._by_path[text.path])
            self._starts[text.path] = sorted(_line_start(span, text) for span in spans)
        starts = self._starts[text.path]
        at = bisect_right(starts, start)
        end = starts[at] if at < len(starts) else len(text.content)
        alone = start < claim.span.start and not text.content[start : claim.span.start].strip()
        return (
            (start, end)
            if alone and starts[max(0, at - 2) : at].count(start) == 1
            else (start, start)
        )

    def set(self, part: Part, after: Text) -> Claim:
        """Have a part written as it now is; the claim that it makes. Raises `Refused`."""
        claim = part.check(after)
        self._done.setdefault(part.path, []).append((part, after, claim))
        return claim

    def finish(self) -> None:
        """Put all parts into their files. Raises `Refused` where anything else would change.

        What a part says was read when it was set. Where each claim then begins at the place to
        which the edits move it, all others say what they said: their lines are the same, and no
        anchor reaches into them.
        """
        for path, done in self._done.items():
            text = self.registry.transaction.read(path).text
            edits = [
                Edit(Span(path, part.start, part.end), after.content[len(_HEAD) :])
                for part, after, _ in done
            ]
            found = claim_places(self.registry.apply(text, edits))
            if any(found.get(name) != start for name, start in self._moved(path, edits)):
                names = ", ".join(part.name for part, _, _ in done[:3])
                raise Refused(
                    f"the edits of {names} would have changed something else; nothing was written",
                    f"Edit {path} by hand.",
                )
        self._done.clear()

    def _moved(self, path: str, edits: Sequence[Edit]) -> Iterator[tuple[str, int]]:
        """The claims of a file, each with where it begins when the edits are made."""
        waiting = sorted(edits, key=lambda edit: edit.span.start, reverse=True)
        by = 0
        for claim in sorted(self._by_path[path], key=lambda claim: claim.span.start):
            while waiting and waiting[-1].span.end <= claim.span.start:
                edit = waiting.pop()
                by += len(edit.text) - (edit.span.end - edit.span.start)
            yield claim.id, claim.span.start + by


def _line_start(span: Span, text: Text) -> int:
    return span.start - text.line_column(span.start)[1] + 1
