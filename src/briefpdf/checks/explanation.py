"""A rule in words, for whoever met it: in a terminal, in a report, in an editor."""

from __future__ import annotations

from .rule import Example, Rule


def explanation(rule: Rule) -> str:
    """A rule as a page of text: what it is, why it matters, an example each way."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity})",
        "",
        rule.title + ".",
        "",
        rule.why,
        "",
        "Found in (between « and »):",
        "",
        *_example(rule.bad),
        "Not found in:",
        "",
        *_example(rule.good),
        "To change how severe it is, in briefpdf.toml:",
        "",
        "    [severity]",
        f'    {rule.name} = "warning"',
    ]
    return "\n".join(parts) + "\n"


def _example(example: Example) -> list[str]:
    lines: list[str] = []
    for path, text in example.items():
        lines += [f"    {path}", *(f"    | {line}".rstrip() for line in text.splitlines()), ""]
    return lines
