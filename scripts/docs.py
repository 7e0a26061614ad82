"""Writes the documentation that follows from the code; with --check, only says what is stale."""

from __future__ import annotations

from collections.abc import Iterator
import json
from pathlib import Path
import re
import sys

# The script's own folder is the first that Python looks in.
from held_to import held_page

from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Example, Rule
from briefpdf.readers.schema import schema_of
from briefpdf.settings import documented

ROOT = Path(__file__).resolve().parent.parent
FAMILIES = {
    "CLAIM": "Claims",
    "REF": "Sources",
    "BRIEF": "Briefs",
    "PDF": "Pages",
    "CONFIG": "Settings",
}


def rules_page() -> str:
    """The page of all rules."""
    parts = [
        "# The rules",
        "Written by `scripts/docs.py` from the rules themselves. `briefpdf explain CODE` prints "
        "one of them. In an example, «…» stands around what is found.",
    ]
    for prefix, title in FAMILIES.items():
        family = [rule for rule in RULES if rule.code.startswith(prefix)]
        rows = [
            f"| [{r.code}](#{r.code.lower()}) | {r.name} | {r.severity} | {r.title} |"
            for r in family
        ]
        parts += [
            f"## {title}",
            "\n".join(["| code | name | severity | finds |", "|---|---|---|---|", *rows]),
        ]
        parts += [part for rule in family for part in rule_parts(rule)]
    return "\n\n".join(parts) + "\n"


def rule_parts(rule: Rule) -> Iterator[str]:
    """A rule's own section."""
    yield f"### {rule.code}"
    yield f"**{rule.name}** ({rule.severity}). {rule.title}. {rule.why}"
    yield "Found in:"
    yield example(rule.bad)
    yield "Not found in:"
    yield example(rule.good)


def example(files: Example) -> str:
    """An example's files as a code block."""
    lines = [line for path, text in files.items() for line in (f"# {path}", *text.splitlines(), "")]
    return "\n".join(["````text", *lines[:-1], "````"])


def settings_page() -> str:
    """The page of all settings."""
    rows = [
        f"| `{name}` | {json.dumps(default)} | {meaning} |"
        for name, meaning, default in documented()
    ]
    return "\n".join(
        [
            "# The settings",
            "",
            "Written by `scripts/docs.py` from `src/briefpdf/settings.py`. They stand in",
            "`briefpdf.toml`, or in `[tool.briefpdf]` of a `pyproject.toml`. `policy.…` are in the",
            "table `[policy]`, `limits.…` in `[limits]`.",
            "",
            "| setting | default | meaning |",
            "|---|---|---|",
            *rows,
            "",
            "## Severities by path",
            "",
            "```toml",
            "[per-file]",
            '"briefs/old/*" = {uncited-sentence = "warning", BRIEF019 = "off"}',
            '"briefs/claims/archive/**" = {CLAIM021 = "off"}',
            "```",
            "",
            "A path is that of the file that a finding is in, from the workspace on: what is wrong",
            "with a claim is in its registry file, not in the briefs that use it. `*` is any",
            "characters but a slash, `**` for any folders; a path without either is a file, or a",
            "folder with all that is in it. `strict` lifts a warning of a path too.",
            "",
        ]
    )


def theme_page() -> str:
    """The page of what the packaged styles set, from their files: their comments are its text."""
    parts = [
        "# The settings of a style",
        "Written by `scripts/docs.py` from the packaged styles. Lengths are in points. How a "
        "style is made is in [House styles](templates.md).",
    ]
    for path in sorted((ROOT / "templates").glob("*/theme.toml")):
        parts.append(f"## {path.parent.name}")
        for line in path.read_text(encoding="utf-8").splitlines():
            if header := re.match(r"\[(\w+)\]\s*(?:# (.*))?", line):
                about = f": {header[2]}" if header[2] else ""
                head = "| setting | value | meaning |\n|---|---|---|"
                parts.append(f"**`[{header[1]}]`**{about}\n\n{head}")
            elif setting := re.match(r"(\w+) = (.+?)\s+# (.*)", line):
                name, value, meaning = (one.replace("|", "\\|") for one in setting.groups())
                parts[-1] += f"\n| `{name}` | `{value}` | {meaning} |"
            elif line.startswith("files = ["):
                parts[-1] += "\n| `files` | […] | the font files: see [Fonts](templates.md#fonts) |"
    return "\n\n".join(parts) + "\n"


def pages() -> dict[Path, str]:
    """Everything that is written, by path."""
    return {
        ROOT / "docs/rules.md": rules_page(),
        ROOT / "docs/settings.md": settings_page(),
        ROOT / "docs/held-to.md": held_page(),
        ROOT / "docs/theme-settings.md": theme_page(),
        ROOT / "schemas/claims.schema.json": json.dumps(schema_of("claims"), indent=2) + "\n",
        ROOT / "schemas/brief.schema.json": json.dumps(schema_of("brief"), indent=2) + "\n",
    }


def main() -> int:
    """Write the pages, or with --check name those that are out of step."""
    stale = [
        path
        for path, text in pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of step: run .venv/bin/python scripts/docs.py")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages()[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
