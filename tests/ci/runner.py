"""Runs the steps of `action.yml` as a runner does, but for the actions of others.

Of these, `actions/cache` is played: what is saved lies in a store, and is found by its key and by
what folder it is of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
import os
from pathlib import Path
import re
import shutil
import subprocess
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_STATUS = re.compile(r"\b(?:always|cancelled|failure|success)\(\)")
_NAME = re.compile(r"'[^']*'|[a-z_]+(?:\.[\w-]+)+")


@dataclass
class Runner:
    """A job in a clone: `inputs` of the action, the event that began it, what its steps left."""

    clone: Path
    temp: Path
    inputs: Mapping[str, str] = field(default_factory=dict)
    github: Mapping[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    # What was asked of the cache: restore or save, and the key that was found or written.
    cached: list[tuple[str, str]] = field(default_factory=list)
    store: Path | None = None
    skipped: set[str] = field(default_factory=set)
    # The steps of others that the job's token has no right to do.
    refused: frozenset[str] = frozenset()

    def run(self, **environment: str) -> None:
        """Run every step whose condition holds, in order; what `outputs` has already is not run."""
        for step in ACTION["runs"]["steps"]:
            name, condition = step["name"], str(step.get("if", "true"))
            # A condition that asks for no status asks for success.
            goes_on = not self.failed or _STATUS.search(condition) is not None
            if not goes_on or not self.value(condition):
                self.skipped.add(name)
            elif "uses" in step:
                self.used[name] = {key: self.filled(text) for key, text in step["with"].items()}
                if name in self.refused:
                    assert step.get("continue-on-error"), f"“{name}” fails the job"
                if step["uses"].startswith("actions/cache/") and self.store is not None:
                    verb = step["uses"].split("@")[0].rpartition("/")[2]
                    self.cached.append((verb, self._cache(verb, self.used[name], self.store)))
            elif step.get("id") not in self.outputs:
                self._run(step, environment)

    def _cache(self, verb: str, given: Mapping[str, str], store: Path) -> str:
        """Restore or save a folder; the key that was found or written, empty for none."""
        folder = Path(given["path"])
        # One that is of another path is not found, whatever its key.
        version = store / str(folder).replace("/", "!")
        if verb == "save":
            place = version / given["key"]
            if place.exists():
                return ""  # As the action does: what is saved stays as it is.
            shutil.copytree(folder, place)
            return given["key"]
        keys = [given["key"], *given["restore-keys"].split()]
        found = [one for key in keys for one in sorted(version.glob(f"{key}*"))]
        if not found:
            return ""
        shutil.copytree(found[0], folder, dirs_exist_ok=True)
        return found[0].name

    def value(self, expression: str) -> Any:
        """What an expression comes to."""
        inner = expression.strip().removeprefix("${{").removesuffix("}}")
        inner = inner.replace("!cancelled()", "True").replace("hashFiles", "str")
        python = _NAME.sub(lambda match: repr(self.named(match[0])), inner)
        python = python.replace("||", " or ").replace("&&", " and ").replace("true", "True")
        return eval(python, {"str": str})

    def named(self, name: str) -> str:
        """What a name of a context, or a literal text, stands for."""
        if name.startswith("'"):
            return name[1:-1]
        context, *rest = name.split(".")
        if context == "inputs":
            default = ACTION["inputs"][rest[0]]["default"]
            return str(self.inputs.get(rest[0], default))
        if context == "steps":
            return self.outputs.get(rest[0], {}).get(rest[2], "")
        assert context in ("github", "runner"), name
        return self.github.get(".".join(rest), "")

    def filled(self, text: str) -> str:
        """A text with its expressions replaced by what they come to."""
        return _EXPRESSION.sub(lambda match: str(self.value(match[1]) or ""), str(text))

    def _run(self, step: Mapping[str, Any], environment: Mapping[str, str]) -> None:
        files = {name: self.temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        files["GITHUB_OUTPUT"].write_text("")
        own = {name: text for name, text in os.environ.items() if not name.startswith("GITHUB")}
        own |= {name: str(path) for name, path in files.items()}
        own |= {"RUNNER_TEMP": str(self.temp), "GITHUB_ACTIONS": "true"}
        own |= {"GITHUB_ACTION_PATH": str(ROOT), **environment}
        own |= {key: self.filled(text) for key, text in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.clone,
            env=own,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.codes[step["name"]] = done.returncode
        self.log += (done.stdout + done.stderr).splitlines()
        if "id" in step:
            lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
            self.outputs[step["id"]] = dict(line.split("=", 1) for line in lines)

    @property
    def failed(self) -> bool:
        """Whether a step has failed so far: those of others never do, or may."""
        return any(self.codes.values())

    @property
    def summary(self) -> str:
        """The page that the job shows."""
        return (self.temp / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")

    def commands(self) -> list[str]:
        """The lines of the log that a runner obeys: outside of what `stop-commands` encloses."""
        obeyed, token = [], None
        for line in self.log:
            if token is None and line.startswith("::stop-commands::"):
                token = line.removeprefix("::stop-commands::")
            elif token is not None:
                token = None if line == f"::{token}::" else token
            elif line.lstrip().startswith("::"):
                obeyed.append(line)
        assert token is None
        return obeyed
