"""docs/templates.md: its ten minutes are walked step by step, and it leaves nothing out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
import re
import shlex
import shutil
import subprocess
import tomllib
from typing import Any

from briefpdf.engines.via_weasyprint.page import page_context
from briefpdf.model.document import Document, Meta
from briefpdf.model.reference import PartialDate
from briefpdf.model.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def steps() -> Iterator[tuple[str, str, str]]:
    """The steps of the page in their order: their language, the file that each is for, itself.

    Code that names no file shows what may be written, and is no step.
    """
    for match in re.finditer(r"^```(\w+) ?(\S*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE):
        if match[1] == "console" or match[2]:
            yield match[1], match[2], match[3]


def set_lines(path: Path, code: str) -> None:
    """Put settings into a style: in place of those of the same name, else below their table."""
    text = path.read_text(encoding="utf-8")
    for table, values in tomllib.loads(code).items():
        for key in values:
            (line,) = re.findall(rf"^{key} = .*$", code, re.MULTILINE)
            start = text.index(f"\n[{table}]")
            end = text.find("\n[", start + 1)
            body = text[start : end if end > 0 else len(text)]
            changed, count = re.subn(rf"(?m)^{key} = .*$", line, body)
            if not count:
                changed = re.sub(r"(?m)^(\[\w+\].*)$", rf"\1\n{line}", body, count=1)
            text = text.replace(body, changed)
    path.write_text(text, encoding="utf-8")


def apply(path: Path, language: str, code: str) -> None:
    if language == "toml":
        set_lines(path, code)
    elif language == "yaml":
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("---\n", f"---\n{code}", 1), encoding="utf-8")
    elif language == "html":
        first = code.splitlines(keepends=True)[0]
        text = path.read_text(encoding="utf-8")
        assert text.count(first) == 1
        path.write_text(text.replace(first, code), encoding="utf-8")
    elif language in ("css", "typ"):
        with path.open("a", encoding="utf-8") as file:
            file.write(code)
    else:
        path.write_text(code, encoding="utf-8")


def without_lines(printed: str) -> str:
    """What was printed, whichever line of a file it is about."""
    return re.sub(r":\d+:\d+:", ":", printed)


def test_its_steps_lead_where_it_says(tmp_path: Path, briefpdf: Run) -> None:
    folder, renders = tmp_path, 0
    for language, file, code in steps():
        if language != "console":
            apply(folder / file, language, code)
            continue
        (*commands,) = re.findall(r"^\$ (.*)\n((?:[^$\n].*\n)*)", code, re.MULTILINE)
        for command, printed in commands:
            program, *words = shlex.split(command)
            if program == "cd":
                folder /= words[0]
            elif program == "cp":
                shutil.copytree(folder / words[1], folder / words[2])
            else:
                assert program == "briefpdf"
                done = briefpdf(*words, cwd=folder)
                assert not printed or without_lines(done.stdout) == without_lines(printed)
                renders += words == ["render"]
                if "BRIEF042" in printed:
                    theme = folder / "templates/office/theme.toml"
                    text = theme.read_text(encoding="utf-8")
                    theme.write_text(text.replace("leadin = 11.5\n", ""), encoding="utf-8")
    assert renders == 3
    assert (folder / "build/first-brief.pdf").read_bytes().startswith(b"%PDF-")


def test_all_that_a_page_gets_is_in_it() -> None:
    meta = Meta("a", "A", "1", "1", PartialDate(2026), "2026", False, "en", ())
    context: dict[str, Any] = page_context(Document(meta, (), (), ()), Theme("a", "t/a"), False)
    described = PAGE.partition("`page.html` gets:")[2].partition("\n\nPrint all")[0]
    assert {name for name in context if f"`{name}`" not in described} == set()


def test_every_setting_has_its_line() -> None:
    page = (ROOT / "docs/theme-settings.md").read_text(encoding="utf-8")
    for path in (ROOT / "templates").glob("*/theme.toml"):
        part = page.partition(f"\n## {path.parent.name}\n")[2].partition("\n## ")[0]
        for table, values in tomllib.loads(path.read_text(encoding="utf-8")).items():
            rows = part.partition(f"**`[{table}]`**")[2].partition("\n**`[")[0]
            assert [key for key in values if f"\n| `{key}` |" not in rows] == []
