"""One place of a YAML text changes; its style and everything around it stay."""

from __future__ import annotations

import pytest

from briefpdf.editing.lock import Refused
from briefpdf.editing.original import splice
from briefpdf.editing.tree.change import put_at, rename_key, take_at
from briefpdf.editing.tree.meaning import hold, meaning
from briefpdf.editing.tree.nodes import read_tree
from briefpdf.editing.tree.scalars import Spread, Value
from briefpdf.source.diagnostic import Edit
from briefpdf.source.text import Text

TEXT = """\
# A registry.
claims:   # all of them
  a:
    statement: >-   # folded
      One line
      and another.

    # about the label
    short: 'It''s'   # label
    topic: [x, "y"]  # tags
    values:
      troops: {value: 10000, unit: people}  # many
    sources:
    - key: one
      quote: |
        literal
        lines
    - {key: two}   # second
    author: ab
  "b": {statement: x, topic: z}
  c:
    statement: plain
    values:
"""


def changed(text: str, path: str, value: Value) -> str:
    made = Text("a.yaml", text)
    return splice(made, put_at(made, ["claims", *path.split(".")], value))


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("a.author", "cd", "author: ab", "author: cd"),
        ("a.author", "no", "author: ab", 'author: "no"'),
        ("a.author", "a: b", "author: ab", 'author: "a: b"'),
        ("a.short", "Isn't", "'It''s'", "'Isn''t'"),
        ("a.topic.1", 'say "x"', '"y"', '"say \\"x\\""'),
        ("a.topic.2", "a, b", '"y"]', '"y", "a, b"]'),
        ("a.topic", "z", '[x, "y"]', "z"),
        ("a.values.troops.value", "12", "10000", "12"),
        ("a.values.troops.qualifier", "over", "people}", "people, qualifier: over}"),
        ("a.values.men", {"value": "1"}, "# many\n", "# many\n      men: {value: 1}\n"),
        ("a.sources.0.key", "3", "key: one", "key: 3"),
        ("a.sources.0.quote", "a\n  b", "|\n        literal\n        lines", '"a\\n  b"'),
        ("a.sources.0.quote", "a\nb", "literal\n        lines", "a\n        b"),
        ("a.sources.0.quote", "word", "literal\n        lines", "word"),
        ("a.sources.1.key", "t[o", "{key: two}", '{key: "t[o"}'),
        ("a.sources.2", Spread(key="k", quote="q"), "# second\n",
         "# second\n    - key: k\n      quote: q\n"),
        ("a.kind", "fact", "author: ab\n", "author: ab\n    kind: fact\n"),
        ("b.kind", "fact", "topic: z}", "topic: z, kind: fact}"),
        ("b.topic", ["p", "q"], "topic: z}", "topic: [p, q]}"),
        ("c.values.n.value", "1", "    values:\n", "    values:\n      n: {value: 1}\n"),
        ("d", Spread(kind="fact"), "    values:\n", "    values:\n  d:\n    kind: fact\n"),
        ("a.statement", "Short.", "One line\n      and another.", "Short."),
    ],
)  # fmt: skip
def test_a_value_is_put(path: str, value: Value, old: str, new: str) -> None:
    assert TEXT.count(old) >= 1
    at = TEXT.rindex(old) if path[0] in "bcd" else TEXT.index(old)
    assert changed(TEXT, path, value) == TEXT[:at] + new + TEXT[at + len(old) :]


def test_a_folded_text_stays_folded_at_its_width() -> None:
    words = " ".join(["word"] * 40)
    done = changed(TEXT, "a.statement", words)
    lines = done.splitlines()[3:7]
    assert lines[0] == "    statement: >-   # folded"
    assert all(line.startswith("      word") and len(line) <= 60 for line in lines[1:])


def test_comments_below_a_claim_stay_with_it() -> None:
    text = "claims:\n  a:\n    statement: x\n    # about a\n# end\n"
    done = changed(text, "b", Spread(statement="y"))
    assert done == (
        "claims:\n  a:\n    statement: x\n    # about a\n  b:\n    statement: y\n# end\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_without_a_last_line_end_gets_none(newline: str) -> None:
    text = f"claims:{newline}  a:{newline}    statement: x"
    done = changed(text, "a.author", "ab")
    assert done == f"{text}{newline}    author: ab"
    made = Text("a.yaml", done)
    assert splice(made, take_at(made, ["claims", "a", "author"], 2)) == text


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("a.short", "    short: 'It''s'   # label\n"),
        ("a.topic.0", "x, "),
        ("a.topic.1", ', "y"'),
        ("a.values.troops.unit", ", unit: people"),
        ("a.values.troops", "    values:\n      troops: {value: 10000, unit: people}  # many\n"),
        ("a.sources.1", "    - {key: two}   # second\n"),
        ("a.sources.0.quote", "      quote: |\n        literal\n        lines\n"),
        ("a.sources.0.key", "key: one\n      "),
        ("b.statement", "statement: x, "),
        ("c", "  c:\n    statement: plain\n    values:\n"),
        ("b", '  "b": {statement: x, topic: z}\n'),
    ],
)
def test_a_place_is_taken_out(path: str, gone: str) -> None:
    made = Text("a.yaml", TEXT)
    done = splice(made, take_at(made, ["claims", *path.split(".")], 2))
    at = TEXT.index(gone)
    assert done == TEXT[:at] + TEXT[at + len(gone) :]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("claims:\n  a:\n    statement: x\n", "claims:\n"),
        ("claims: {a: {statement: x}}\n", "claims: {}\n"),
        ("claims: {a: {statement: x},  # c\n}\n", "claims: {  # c\n}\n"),
    ],
)
def test_the_last_claim_can_be_taken_out(text: str, left: str) -> None:
    made = Text("a.yaml", text)
    assert splice(made, take_at(made, ["claims", "a"], 2)) == left


def test_comments_in_brackets_stay() -> None:
    text = (
        "claims:\n  a:\n    basis: [\n      b,  # one\n      c,  # two\n      d  # three\n    ]\n"
    )
    made = Text("a.yaml", text)
    assert splice(made, take_at(made, ["claims", "a", "basis", "1"], 2)) == (
        text.replace("      c,  # two\n", "")
    )
    assert splice(made, take_at(made, ["claims", "a", "basis", "2"], 2)) == (
        text.replace("c,  # two\n      d", "c  # two\n      ")
    )


SHARED = """\
claims:
  a: &a
    statement: x
    topic: &t [p, q]
  b:
    <<: *a
    statement: y
  c:
    statement: z
    topic: *t
"""


@pytest.mark.parametrize("path", ["a.statement", "a.topic.0", "a.topic", "a.kind"])
def test_what_others_share_is_not_changed(path: str) -> None:
    with pytest.raises(Refused, match=r"used in other places too, by the name \*"):
        changed(SHARED, path, "new")


def test_what_is_shared_can_be_overridden() -> None:
    assert changed(SHARED, "c.topic", "r") == SHARED.replace("topic: *t", "topic: r")
    made = changed(SHARED, "b.topic", "r")
    assert made == SHARED.replace("statement: y\n", "statement: y\n    topic: r\n")
    with pytest.raises(Refused, match=r"only a name for what stands elsewhere \(\*t\)"):
        changed(SHARED, "c.topic.0", "r")


@pytest.mark.parametrize("path", ["a", "a.topic"])
def test_what_others_share_is_not_taken_out(path: str) -> None:
    made = Text("a.yaml", SHARED)
    with pytest.raises(Refused, match="used in other places too"):
        take_at(made, ["claims", *path.split(".")], 2)


@pytest.mark.parametrize("text", ["a\x00b", "\ufdd0", "\ud800"])
def test_what_no_file_may_hold_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="the text holds"):
        changed(TEXT, "a.author", text)


@pytest.mark.parametrize(
    "text",
    ["\t", "a\u2028b", "a\x85b", "\ufeff", "#", "- a", "? a", "*a", "&a", "!a", "%a", "@a", "`", "",
     " a ", "null", "~", "yes", "0x1f", "1:30", "a #b", "a: b", "a:", "[", "{", "'", '"', "---",
     "a\nb", "\u200b", "\U0001f600", "x" * 300, "y z " * 100, "a\x0cb", "é\u0301", "a\\b", "= "],
)  # fmt: skip
@pytest.mark.parametrize(
    "path", ["a.statement", "a.short", "a.author", "b.topic", "a.sources.0.quote"]
)
def test_any_other_text_is_read_back_as_it_was(path: str, text: str) -> None:
    # What is put is read back and compared within; a refusal would be raised.
    assert changed(TEXT, path, text) != ""


def test_a_key_is_renamed_in_its_own_style() -> None:
    made = Text("a.yaml", TEXT)
    done = splice(made, rename_key(made, ["claims", "b"], "new-b"))
    assert done == TEXT.replace('"b":', '"new-b":')


def test_an_edit_that_would_mean_something_else_is_refused() -> None:
    text = Text("a.yaml", "claims:\n  a: {statement: x}\n  b: {statement: y}\n")
    at = text.content.index("x")
    wanted = meaning(read_tree(Text("a.yaml", text.content.replace("x", "z"))))
    hold(text, [Edit(text.span(at, at + 1), "z")], wanted)
    for other in ("z, short: w", "z}\n  c: {statement: v", "z: z", "[", "*none", "'z"):
        with pytest.raises(Refused, match="around line 2"):
            hold(text, [Edit(text.span(at, at + 1), other)], wanted)
