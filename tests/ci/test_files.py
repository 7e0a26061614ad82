"""The files for continuous integration: of the right shape, and in step with the commands."""

from __future__ import annotations

from collections.abc import Iterator
import fnmatch
import os
from pathlib import Path
import re
import shlex
import shutil
import subprocess
import sys
from typing import Any

import click
import pytest
import yaml

from briefpdf.cli.main import briefpdf
from briefpdf.cli.options import plan_reports

from .runner import ACTION, ROOT

BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")


def passes(*words: str | Path) -> None:
    done = subprocess.run(
        [BIN / str(words[0]), *map(str, words[1:])],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.gitlab-ci", "ci/gitlab.yml"),
        *(("vendor.github-workflows", path) for path in WORKFLOWS),
    ],
)
def test_files_have_the_shape_of_their_kind(schema: str, path: str | Path) -> None:
    passes("check-jsonschema", "--builtin-schema", schema, path)


def test_hooks_have_the_shape_of_their_kind() -> None:
    passes("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert all(hook["pass_filenames"] is False for hook in HOOKS)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_also_when_files_are_gone(hook: dict[str, Any]) -> None:
    # pre-commit passes over a hook of which only removed files would be.
    assert hook["always_run"] is True
    assert "files" not in hook


def test_scripts_are_sound() -> None:
    passes("shellcheck", *sorted(ROOT.glob("ci/*.sh")))


def test_nobody_can_abuse_the_action_and_the_workflows() -> None:
    passes("zizmor", "--offline", "--quiet", "action.yml", ".github")


def test_the_dockerfile_is_sound() -> None:
    passes("hadolint", "Dockerfile")
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    user = re.findall(r"^USER (.*)$", text, re.MULTILINE)
    assert user == ["1000"] and "--uid 1000" in text
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE)
    for path in " ".join(copied).split():
        assert (ROOT / path).exists(), path
        assert f"!{path}" in kept, path
    # What the build needs of the tree is what pyproject.toml names.
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for path in ("README.md", "LICENSE", "src", "templates"):
        assert path in project and f"!{path}" in kept


def test_what_the_dockerfile_copies_is_enough_to_install_it(tmp_path: Path) -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    for line in re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE):
        for name in line.split():
            if (ROOT / name).is_dir():
                left_out = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / name, source / name, ignore=left_out)
            else:
                shutil.copy(ROOT / name, source)
    (install,) = re.findall(r"^RUN \S+/pip (install .*) \.$", text, re.MULTILINE)
    own = ("--quiet", "--no-index", "--target", str(target), str(source))
    passes("python", "-m", "pip", *install.split(), *own)
    # Styles and what `init` writes are no modules, and come along.
    for name in ("in-focus/theme.toml", "memo/theme.toml"):
        assert (target / "briefpdf/templates" / name).is_file()
    assert {path.name for path in (target / "briefpdf/starter").iterdir()} >= {"refs.bib", "briefs"}
    done = subprocess.run(
        [BIN / "python", "-m", "briefpdf", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith("briefpdf, version ")


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from (("action.yml", step) for step in ACTION["runs"]["steps"])
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            yield from ((path.name, step) for step in job["steps"])


def test_no_expression_is_put_into_a_script() -> None:
    scripts = [step["run"] for _, step in steps() if "run" in step]
    assert len(scripts) > 4
    assert not [script for script in scripts if "${{" in script]


def test_the_actions_of_others_are_pinned() -> None:
    used = [step["uses"] for _, step in steps() if "uses" in step]
    assert len(used) > 6
    for action in used:
        assert action == "./" or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action


def test_only_the_default_branch_saves_what_it_cached() -> None:
    cached = [step for _, step in steps() if "actions/cache" in step.get("uses", "")]
    assert [step["uses"].partition("@")[0] for step in cached] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    restored, saved = cached
    assert "if" not in restored
    assert restored["with"]["path"] == saved["with"]["path"]


def test_nothing_runs_what_strangers_wrote_with_the_rights_of_the_branch() -> None:
    texts = [path.read_text(encoding="utf-8") for path in WORKFLOWS]
    texts += re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert sum("pull_request" in text for text in texts) >= 3
    assert not any("pull_request_target" in text for text in texts)


def test_every_input_is_used_and_every_output_is_made() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name in ACTION["inputs"]:
        assert f"inputs.{name}" in text
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    scripts = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("ci/*"))
    scripts += "".join(step.get("run", "") for step in ACTION["runs"]["steps"])
    own = {step["id"] for step in ACTION["runs"]["steps"] if "id" in step and "run" in step}
    for step, name in set(re.findall(r"steps\.(\w+)\.outputs\.([\w-]+)", text)):
        if step not in own:
            continue  # What the actions of others say is theirs.
        assert re.search(rf'{name}=|"{name}"', scripts), name


def test_the_scripts_know_the_variables_that_they_are_given() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("ci/*"))
    scripts += (ROOT / "src/briefpdf/cli/report/rule_page.py").read_text(encoding="utf-8")
    given = {name for step in ACTION["runs"]["steps"] for name in step.get("env", {})}
    for name in given:
        if name.startswith("BRIEFPDF"):
            assert name in scripts, name


def commands() -> Iterator[tuple[str, str]]:
    """Every command line of briefpdf in the files for CI and in their page."""
    for hook in HOOKS:
        yield ".pre-commit-hooks.yaml", hook["entry"]
    for line in "\n".join(GITLAB[".briefpdf"]["script"]).replace("\\\n", " ").splitlines():
        yield "ci/gitlab.yml", line
    for block in re.findall(r"^```\w+\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            yield "docs/ci.md", line.strip().removeprefix("- run: ").removeprefix("$ ")


def is_command(line: str) -> bool:
    return re.match(r"briefpdf \w", line.strip()) is not None


@pytest.mark.parametrize(("path", "line"), [one for one in commands() if is_command(one[1])])
def test_every_command_can_be_parsed(path: str, line: str) -> None:
    line = re.split(r" \|\|? | > ", line)[0]
    _, verb, *words = shlex.split(line, comments=True)
    with briefpdf.make_context("briefpdf", [verb, *words]) as context:
        assert isinstance(briefpdf, click.Group)
        command = briefpdf.get_command(context, verb)
        assert command is not None, verb
        parsed = command.make_context(verb, list(words), parent=context)
        if "forms" in parsed.params:
            plan_reports(parsed.params["forms"], parsed.params["output"])


def test_commands_are_found_in_each_file() -> None:
    found = {path for path, line in commands() if is_command(line)}
    assert found == {".pre-commit-hooks.yaml", "ci/gitlab.yml", "docs/ci.md"}


def test_the_page_names_every_input_and_output_of_the_action() -> None:
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert f"`{name}`" in PAGE, name
    for hook in HOOKS:
        assert f"id: {hook['id']}" in PAGE


def test_the_snippets_of_the_page_are_of_the_right_shape(tmp_path: Path) -> None:
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    schemas = {
        ".github/workflows/*.yml": "vendor.github-workflows",
        ".gitlab-ci.yml": "vendor.gitlab-ci",
    }
    checked = 0
    for number, (path, text) in enumerate(blocks):
        content = yaml.safe_load(text)
        place = tmp_path / f"{number}.yml"
        place.write_text(text, encoding="utf-8")
        if path == ".pre-commit-config.yaml":
            passes("pre-commit", "validate-config", place)
            hooks = [hook["id"] for repo in content["repos"] for hook in repo["hooks"]]
            assert set(hooks) <= {hook["id"] for hook in HOOKS}
            checked += 1
        for pattern, schema in schemas.items():
            if fnmatch.fnmatch(path, pattern):
                passes("check-jsonschema", "--builtin-schema", schema, place)
                checked += 1
        for job in content.get("jobs", {}).values():
            for step in job["steps"]:
                if "briefpdf@" in step.get("uses", ""):
                    assert set(step.get("with", {})) <= set(ACTION["inputs"])
    assert checked == len(blocks) >= 3
