"""What settings ask of a workspace beside what they asked: rules, policies, limits, the roster."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from functools import partial
from typing import Any

from ..checks.baseline import Entry, read_baseline
from ..checks.named import find_rule
from ..checks.rule import Rule
from ..checks.run import severity_of
from ..model.people import People, Person
from ..project.load import registry_files
from ..settings import SEVERITIES, Policy, Settings
from ..source.decode import read_text
from ..source.mendable import Mendable
from ..source.pattern import fits
from .cached.session import Session
from .cached.snapshot import Snapshot
from .changes import Asked

# What these name is held to the rules, and nothing else is.
_READ: Mapping[str, Callable[[Snapshot, str], list[str]]] = {
    "briefs": lambda snapshot, pattern: snapshot.files(pattern),
    "claims": registry_files,
}
_APART = ("severity", "per_file", "people", "policy", "limits", *_READ)


def asked_since(then: Session, now: Session, renamed: Mapping[str, str]) -> Iterator[Asked]:
    """What the settings of now ask otherwise than those of then.

    `renamed` says what files were called then: one may come to where less is asked.
    """
    old, new = then.settings, now.settings
    if new.unusable:
        return
    files = [*now.snapshot.files(new.briefs), *now.claim_paths, new.references]
    yield from _rules(old, new, {path: renamed.get(path, path) for path in files})
    for item in fields(Settings):
        before, after = getattr(old, item.name), getattr(new, item.name)
        if "doc" in item.metadata and item.name not in _APART and before != after:
            less = (item.name, before) in (("strict", True), ("evidence", "embed"))
            yield Asked(item.name.replace("_", "-"), (), _shown(before), _shown(after), less)
    yield from _read(then, now)
    for item in fields(Policy):
        before, after = getattr(old.policy, item.name), getattr(new.policy, item.name)
        if before != after:
            name = item.name.replace("_", "-")
            less = _asks_less(item.name, before, after)
            yield Asked(f"policy.{name}", (), _shown(before), _shown(after), less)
    was, is_now = old.limits, new.limits
    for name, before, after, less in (
        ("seconds", was.time_said, is_now.time_said, is_now.seconds > was.seconds),
        ("memory", was.memory_said, is_now.memory_said, is_now.memory > was.memory),
    ):
        if before != after:
            yield Asked(f"limits.{name}", (), before, after, less)
    yield from _people(old.people, new.people)


def _rules(old: Settings, new: Settings, files: Mapping[str, str]) -> Iterator[Asked]:
    """The rules that are as severe as they were no more: everywhere, or in single files.

    What counts is what comes of all patterns, whatever is written where. `files` has each with what
    it was called.
    """
    tables = [one for each in (old, new) for one in (each.severity, *each.per_file.values())]
    named = (find_rule(name) for name in dict.fromkeys(name for one in tables for name in one))
    rules = sorted({one for one in named if one is not None}, key=lambda rule: rule.code)
    patterns = dict.fromkeys((*old.per_file, *new.per_file))
    # Files of the same patterns are held to the same, and of those there may be thousands.
    alike: dict[tuple[tuple[str, ...], ...], list[tuple[str, str]]] = {}
    for path, was in files.items():
        now_in = tuple(one for one in patterns if fits(path, one))
        was_in = now_in if was == path else tuple(one for one in patterns if fits(was, one))
        if was_in or now_in:
            alike.setdefault((was_in, now_in), []).append((was, path))
    # Of files that are yet to come, the pattern says how they will be held.
    used = {one for _, fitting in alike for one in fitting}
    alike |= {((one,), (one,)): [(one, one)] for one in patterns if one not in used}
    # That every warning is an error is told as one thing.
    then, now = (partial(severity_of, settings=replace(one, strict=False)) for one in (old, new))
    for rule in rules:
        usual = then(rule), now(rule)
        if usual[0] != usual[1]:
            yield _rule(rule, (), *usual)
        own: dict[tuple[str, str], list[str]] = {}
        for (was, path), *more in alike.values():
            pair = then(rule, path=was), now(rule, path=path)
            if pair[0] != pair[1] and pair != usual:
                own.setdefault(pair, []).extend((path, *(name for _, name in more)))
        for (before, after), meant in own.items():
            yield _rule(rule, meant, before, after)


def _rule(rule: Rule, paths: Iterable[str], before: str, after: str) -> Asked:
    less = SEVERITIES.index(after) > SEVERITIES.index(before)
    return Asked(f"{rule.code} {rule.name}", tuple(paths), str(before), str(after), less)


def _read(then: Session, now: Session) -> Iterator[Asked]:
    """Other briefs and registries; less is read where files that are still there are left out."""
    for name, listed in _READ.items():
        before, after = getattr(then.settings, name), getattr(now.settings, name)
        if before != after:
            is_read = listed(now.snapshot, after)
            was_read = [one for one in listed(then.snapshot, before) if now.snapshot.is_file(one)]
            left_out = tuple(path for path in was_read if path not in is_read)
            yield Asked(name, left_out, before, after, bool(left_out))


def _asks_less(name: str, before: Any, after: Any) -> bool:
    """Whether a policy asks less: of fewer kinds, fewer reviewers, after more days or never."""
    if isinstance(before, tuple):
        return not set(before) <= set(after)
    if name == "stale_after_days":
        return bool(before and (not after or after > before))
    return bool(after < before)


def _people(old: People, new: People) -> Iterator[Asked]:
    """Who came to the roster, left it, or signs otherwise: any but who leaves may now sign."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before != after:
            less = bool(old) and (after is not None or not new)
            yield Asked(f"people.{name}", (), _person(before), _person(after), less)


def _person(person: Person | None) -> str:
    if person is None:
        return ""
    return ", ".join((person.name, *person.emails, *(f"key {one}" for one in person.signing_keys)))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def accepted_since(then: Session, now: Session, paths: Collection[str]) -> tuple[Entry, ...]:
    """The entries of the baselines among these files that none of them had."""
    before = _entries(then, paths)
    return tuple(one for mark, one in _entries(now, paths).items() if mark not in before)


def _entries(session: Session, paths: Collection[str]) -> Mapping[str, Entry]:
    """What baselines have; nothing of what cannot be read: a run that is held to it tells."""
    found: dict[str, Entry] = {}
    for path in sorted(paths):
        text = None
        if session.snapshot.is_file(path):
            text = read_text(session.snapshot, path, "", any_character=True).value
        if text is not None and '"fingerprint"' in text.content:  # Any JSON may have changed.
            with suppress(Mendable):
                found |= read_baseline(text).entries
    return found
