"""Reads the settings of a workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
import re
from typing import Any

from ..limits.limit import Limit
from ..settings import LIMITS, SEVERITIES, Policy, Settings
from ..source.diagnostic import Diagnostic, Parsed
from ..source.nearest import suggestion
from ..source.text import Span, Text
from ..source.workspace import OutsideWorkspace, inside, why_outside
from .people import read_people
from .toml import Keys, read_toml

UNREADABLE, UNKNOWN, WRONG = "CONFIG001", "CONFIG002", "CONFIG003"
# The policies that are numbers, each with its least and with what it must be.
_NUMBERS = {
    "reviewers": (1, "it must be a number of people, 1 or more"),
    "stale-after-days": (0, "it must be a number of days"),
}
_PATTERNS = ("briefs", "claims")
_FILES = (*_PATTERNS, "references")
# A workspace may come with a pull request: it cannot ask for a whole machine.
_MOST_SECONDS = 3600
_MOST_ENTRIES = 1000
_LEAST_MEMORY, _MOST_MEMORY = 256 * 1024**2, 64 * 1024**3


def _choices(policy: str) -> tuple[str, ...]:
    """What a policy may list: kinds of claims, and for reviews also what the checks come to."""
    from ..model.claim import KINDS, VERDICTS  # Few workspaces have a policy.

    return tuple(dict.fromkeys((*KINDS, *VERDICTS))) if policy == "reviewed" else KINDS


# A command asks several times for the settings of its workspace.
@lru_cache(maxsize=4)
def read_settings(text: Text, table: str = "") -> Parsed[Settings]:
    """The settings of a TOML file, or of one table of it such as `tool.briefpdf`."""
    parsed = read_toml(text, UNREADABLE)
    if parsed.diagnostics:
        return unusable(*parsed.diagnostics)
    found: Any = parsed.value
    for name in filter(None, table.split(".")):
        found = found.get(name, {}) if isinstance(found, dict) else {}
    reader = _SettingsReader(text, table)
    if not isinstance(found, dict):
        reader.wrong(table, "it must be a table of settings")
        found = {}
    return Parsed(reader.settings(found), tuple(reader.diagnostics))


def unusable(*found: Diagnostic) -> Parsed[Settings]:
    """The settings of a file that cannot be read, for this reason: the defaults, marked so."""
    return Parsed(Settings(unusable=found[0]), found)


def _memory(asked: Any) -> int | None:
    """An amount of memory in bytes; None where it is none, or none that anything can run in."""
    found = (
        re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)\s?([MG])i?B", asked)
        if isinstance(asked, str)
        else None
    )
    if not found:
        return None
    size = round(float(found[1]) * 1024 ** (2 if found[2] == "M" else 3))
    return size if _LEAST_MEMORY <= size <= _MOST_MEMORY else None


class _SettingsReader:
    def __init__(self, text: Text, table: str) -> None:
        self.text, self.keys = text, Keys(text)
        self.table = table
        self.diagnostics: list[Diagnostic] = []
        # Where the severity of a rule is set, by the pattern of its files, if any, and its name;
        # and where the pattern is.
        self.places: dict[str, Span] = {}

    def settings(self, found: Mapping[str, Any]) -> Settings:
        known = {
            item.name.replace("_", "-"): item for item in fields(Settings) if "doc" in item.metadata
        }
        values: dict[str, Any] = {}
        if self._is_long(self.table or "settings", found):
            found = {}
        for name, value in found.items():
            if name in ("severity", "per-file", "policy") and self._is_long(name, value):
                continue
            if name not in known:
                self.unknown(name, known)
            elif name == "severity":
                values[name] = self._severities(name, value)
            elif name == "per-file":
                values["per_file"] = self._per_file(value)
            elif name == "policy":
                values[name] = self._policy(value)
            elif name == "people":
                values[name] = read_people(value, self._wrong_person)
            elif name == "limits":
                values[name] = self._limits(value)
            elif name == "evidence":
                from ..model.brief import EVIDENCES  # Few say anything of it.

                if value in EVIDENCES:
                    values[name] = value
                else:
                    must = f"it is one of {', '.join(EVIDENCES)}"
                    self.wrong(name, must, None, value, EVIDENCES)
            elif isinstance(known[name].default, bool):
                if isinstance(value, bool):
                    values[name.replace("-", "_")] = value
                else:
                    self.wrong(name, "it must be true or false")
            elif self._is_path(name, value):
                values[name] = inside(value) or value  # “./refs.bib” is refs.bib.
            elif name in _FILES:
                values.setdefault("unusable", self.diagnostics[-1])
        return Settings(**values, places=self.places)

    def _is_long(self, name: str, value: Any) -> bool:
        """Whether a table has so many entries that nobody wrote them by hand."""
        is_long = isinstance(value, dict) and len(value) > _MOST_ENTRIES
        if is_long:
            self.wrong(name, f"it has {len(value):,} entries, and {_MOST_ENTRIES:,} are the most")
        return is_long

    def _is_path(self, name: str, value: Any) -> bool:
        if not isinstance(value, str) or not value:
            self.wrong(name, "it must be a text")
            return False
        try:
            inside(value)
        except OutsideWorkspace:
            self.wrong(name, f"“{value}” {why_outside(value)}")
            return False
        if name not in _PATTERNS:
            return True
        parts, why = inside(value).split("/"), ""
        if not parts[-1] or value.endswith("/"):
            example = f"{value.strip('./') or 'briefs'}/*.{'md' if name == 'briefs' else 'yaml'}"
            why = f"“{value}” names a folder, not files: write, for example, {example}"
        elif parts[-1] == "**" or any("**" in part and part != "**" for part in parts):
            why = f"in “{value}”, ** can only stand for folders, as in briefs/**/*.md"
        elif parts.count("**") > 1:  # Each has what the one before finds looked through again.
            why = f"in “{value}”, ** can stand once, as in briefs/**/*.md"
        if why:
            self.wrong(name, why)
        return not why

    def _severities(self, name: str, value: Any, pattern: str = "") -> dict[str, str]:
        """A table of severities; `pattern` is that of the files they are for, as it is written."""
        begin = self._start_of(pattern) if pattern else None
        if not isinstance(value, dict):
            what = 'it must be a table from rules to severities, such as {CLAIM021 = "off"}'
            self.wrong(name, what, begin)
            return {}
        if pattern and self._is_long(pattern, value):
            return {}
        read: dict[str, str] = {}
        for rule, severity in value.items():
            if severity in SEVERITIES:
                read[rule] = severity
                key = inside(pattern) if pattern else ""
                self.places[f"{key}\n{rule}"] = self.place(rule, begin)
            else:
                must = f"a severity is one of {', '.join(SEVERITIES)}"
                self.wrong(rule, must, begin, severity, SEVERITIES)
        return read

    def _per_file(self, value: Any) -> dict[str, dict[str, str]]:
        if not isinstance(value, dict):
            what = "it must be a table from patterns of paths to tables of severities"
            self.wrong("per-file", what)
            return {}
        read: dict[str, dict[str, str]] = {}
        for pattern, severities in value.items():
            try:
                key = inside(pattern)
            except OutsideWorkspace:
                key = ""
            if not key:
                why = "it is no pattern of paths in the workspace"
                self.wrong(pattern, why, self._start_of(pattern))
                continue
            self.places[f"{key}\n"] = self.place(pattern, self._start_of(pattern))
            # Of two ways to write one pattern, the last goes last.
            read[key] = read.pop(key, {}) | self._severities(pattern, severities, pattern)
        return read

    def _start_of(self, pattern: str) -> int:
        """Where a pattern of files is written, or the table of them."""
        content = self.text.content
        table = max(0, content.find("per-file", self._start()))
        starts = (content.find(f"{sign}{pattern}{sign}", table) + 1 for sign in "\"'")
        return min(filter(None, starts), default=table)

    def _policy(self, value: Any) -> Policy:
        if not isinstance(value, dict):
            self.wrong("policy", "it must be a table")
            return Policy()
        known = [item.name.replace("_", "-") for item in fields(Policy)]
        read: dict[str, Any] = {}
        for name, asked in value.items():
            if name not in known:
                self.unknown(name, known)
            elif name in _NUMBERS:
                least, why = _NUMBERS[name]
                if isinstance(asked, int) and not isinstance(asked, bool) and asked >= least:
                    read[name.replace("-", "_")] = asked
                else:
                    self.wrong(name, why)
            elif isinstance(asked, list) and all(one in _choices(name) for one in asked):
                read[name.replace("-", "_")] = tuple(asked)
            else:
                what = "kinds of claims and verdicts" if name == "reviewed" else "kinds of claims"
                must = f"it must be a list of {what}: {', '.join(_choices(name))}"
                self.wrong(name, must, None, asked, _choices(name))
        return Policy(**read)

    def _wrong_person(self, name: str, why: str) -> None:
        table = re.compile(r"(?m)^[ \t]*(?:\[[\w.]*)?people\b").search(
            self.text.content, self._start()
        )
        self.wrong(name, why, table.start() if table else None)

    def _limits(self, value: Any) -> Limit:
        if not isinstance(value, dict):
            self.wrong("limits", "it must be a table")
            return Limit()
        seconds, memory = Limit().seconds, Limit().memory
        for name, asked in value.items():
            if name not in LIMITS:
                self.unknown(name, LIMITS)
            elif name == "seconds":
                if type(asked) in (int, float) and 1 <= asked <= _MOST_SECONDS:
                    seconds = float(asked)
                else:
                    self.wrong(name, f"it must be a number of seconds, 1 to {_MOST_SECONDS}")
            elif (found := _memory(asked)) is not None:
                memory = found
            else:
                self.wrong(name, "it must be an amount such as “2 GB”, from 256 MB to 64 GB")
        return Limit(seconds, memory)

    def unknown(self, name: str, known: Any) -> None:
        message = f"there is no setting “{name}”"
        hints = suggestion(name, known) or ("The settings: " + ", ".join(known) + ".",)
        self.diagnostics.append(Diagnostic(UNKNOWN, message, self.place(name), hints))

    def wrong(
        self,
        name: str,
        why: str,
        begin: int | None = None,
        written: Any = None,
        known: Sequence[str] = (),
    ) -> None:
        """A value that cannot be used; of words that are none of the known, the nearest is told."""
        words = written if isinstance(written, list) else [written]
        odd = (one for one in words if isinstance(one, str) and one not in known)
        hints = tuple(dict.fromkeys(hint for one in odd for hint in suggestion(one, known)))
        message = f"the setting “{name}” cannot be used: {why}"
        self.diagnostics.append(Diagnostic(WRONG, message, self.place(name, begin), hints))

    def _start(self) -> int:
        return max(0, self.text.content.find(f"[{self.table}")) if self.table else 0

    def place(self, name: str, begin: int | None = None) -> Span:
        """Where a key of these settings is written, from an index on."""
        return self.keys.place(name, self._start() if begin is None else begin)
