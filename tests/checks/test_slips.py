"""Each usual slip is one finding that names the place, the slip, and the remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, brief
from briefpdf.checks.rule import Finding
from briefpdf.readers.slips import meant_date, meant_number

Check = Callable[[Mapping[str, str]], list[Finding]]

REGISTRY, FRONT, BIBLIOGRAPHY = BASE[CLAIMS], BASE[BRIEF], BASE[REFS]
NUMBER, DAY = "value: 10000", "2025-06-13"

# The file, what stands in it, the words that the finding is at, of its message, of its remedy.
SLIPS = [
    (CLAIMS, REGISTRY.replace("    values", "      values"), "values",
     "indented deeper than “statement” on line 3", "Begin it with 4 blanks"),
    (CLAIMS, REGISTRY.replace("    sources", "   sources"), "sources",
     "indented by 3 blanks", "Begin it with 4 blanks"),
    (CLAIMS, REGISTRY.replace("    statement", "     statement"), "statement",
     "“statement” is indented deeper than the fields that follow it", "Begin it with 4 blanks"),
    (CLAIMS, REGISTRY.replace('quote: "North', "quote: North"),
     'North Korea sent more than 10,000 troops to Russia in 2024."',
     "a quotation mark that opens nowhere", "Put one before it"),
    (CLAIMS, REGISTRY.replace(NUMBER, "value: 48,200"), "200",
     "a comma cuts a number", "Write the digits alone, 48200."),
    (CLAIMS, REGISTRY.replace(NUMBER, "value: $1,234,567.50"), "234,567.50",
     "a comma cuts a number", "Write the digits alone, 1234567.50, and beside it `unit: $`."),
    (CLAIMS, REGISTRY.replace(NUMBER, "value: about 10,000 people"), "000 people",
     "a comma cuts a number", "and beside it `unit: people`. Beside it, `qualifier: about`."),
    (BRIEF, FRONT.replace("title: Analyst", "title: Analyst, Europe and Asia"), "Europe and Asia",
     "a comma cuts a text", 'Put the text in quotation marks: title: "Analyst, Europe and Asia"'),
    (CLAIMS, REGISTRY.replace("statement: North", "statement: “North"),
     "“North Korea sent more than 10,000 troops to Russia in 2024.",
     "a quotation mark that closes nowhere", "Put one behind"),
    (BRIEF, FRONT.replace("title: Troops", "title: Troops”"), "Troops”",
     "a quotation mark that opens nowhere", "Put one before it"),
    (BRIEF, brief('{{ claim("troops-2024") {{ claim("troops-2024") }}\n'),
     '{{ claim("troops-2024") {{ claim("troops-2024") }}',
     "a call begins here before the one before it is closed", "A call is {{"),
    (CLAIMS, REGISTRY.replace(NUMBER, "value: 60%"), "60%",
     "is “60%”, not a number", "60, and beside it `unit: percent`"),
    (CLAIMS, REGISTRY.replace(NUMBER, "value: 1.94\u00a0billion"), "1.94\u00a0billion",
     "not a number", "1.94, and beside it `unit: billion`"),
    (CLAIMS, REGISTRY.replace("troops-2024:", "troops 2024:"), "troops 2024",
     "“troops 2024” is no id", "troops-2024"),
    (CLAIMS, REGISTRY.replace("author: ab", "author: ab\n    short: Note: this"), ":",
     "a colon stands within a text", "Put the text in quotes"),
    (BRIEF, FRONT.replace(DAY, "2025-06-31"), "2025-06-31", "not a date", "June 2025 has 30 days."),
    (BRIEF, FRONT.replace(DAY, "January 15, 2026"), "January 15, 2026", "not a date",
     "Write 2026-01-15."),
    (BRIEF, FRONT.replace("date: 2025", "date:2025"), "date:2025-06-13",
     "no blank stands behind the colon of “date”", "Write date: 2025-06-13."),
    (BRIEF, brief("{{ claim(troops-2024) }}\n"), "troops-2024", "without its quotation marks",
     'Write claim("troops-2024").'),
    (BRIEF, brief("{{ value(visits.now) }}\n"), "visits.now", "without its quotation marks",
     'Write value("visits.now").'),
    (BRIEF, brief("{% claim troops %}x{% endclaim %}\n"), "troops", "without its quotation marks",
     'Write {% claim "troops" %}.'),
    (BRIEF, brief("{{ claim(“troops-2024”) }}\n"), "“", "a curly quotation mark",
     "straight ones"),
    (BRIEF, brief('So {{ claim("troops-2024") } is it.\n'), '{{ claim("troops-2024") }',
     "closed by one brace", '{{ claim("troops-2024") }}'),
    (BRIEF, brief('So {{ claim("troops-2024") %} is it.\n'), '{{ claim("troops-2024") %}',
     "closed by %}", '{{ claim("troops-2024") }}'),
    (BRIEF, brief('{% claim "troops-2024" }So.{% endclaim %}\n'), '{% claim "troops-2024" }',
     "this tag is closed by a brace alone", '{% claim "troops-2024" %}'),
    (BRIEF, brief('{ claim("troops-2024") }\n'), '{ claim("troops-2024") }',
     "a call in one brace", "Calls stand in two braces"),
    (BRIEF, FRONT.replace("## Overview", "##Overview"), "##Overview",
     "a heading without its blank", "“## Overview”"),
    (BRIEF, brief('{{ clam("troops-2024") }}\n'), '{{ clam("troops-2024") }}',
     "“clam” means nothing in a brief", 'Did you mean {{ claim("id") }}?'),
    (BRIEF, brief('{{ "".__class__ }}\n'), '{{ "".__class__ }}',
     "a brief cannot reach into the program", "{{ claim(\"id\") }}"),
    (BRIEF, brief('{% set claim = 5 %}{{ claim("a") }}\n'), '{% set claim = 5 %}{{ claim("a") }}',
     "something is called here that is no call", "take another name"),
    (BRIEF, brief('{% include "a.md" %}\n'), '{% include "a.md" %}',
     "a brief cannot include other files", "make it a claim"),
    (BRIEF, brief('So.\n\n{% if a %}{% claim "troops-2024" %}So.{% endif %}\n'),
     '{% claim', "{% claim %} is never closed", "Write {% endclaim %}"),
    (BRIEF, brief("So.{% endclaim %}\n"), "So.{% endclaim %}",
     "{% endclaim %} closes nothing", "Open the block"),
    (BRIEF, brief('{{ claim("troops-2024" }}\n'), '{{ claim("troops-2024" }}',
     "a bracket of this call is never closed", "before the braces"),
    (BRIEF, brief('{{ claim "troops-2024" }}\n'), '{{ claim "troops-2024" }}',
     "a text stands where the call should end", "Texts stand in brackets"),
    (CLAIMS, REGISTRY.replace("        locator", "       locator"), "locator",
     "indented by 7 blanks", "Begin it with 8 blanks"),
    (CLAIMS, REGISTRY.replace('2024."\n', "2024.\n"), '"',
     'the quotation mark " opens here and never closes', 'Write "'),
    (CLAIMS, REGISTRY.replace("statement: North", "statement: Note: North"), ":",
     "a colon stands within a text", "Put the text in quotes"),
    (CLAIMS, REGISTRY.replace("qualifier: more than}}", "qualifier: more than}"), "{",
     "the bracket that opens on line 4 is not closed", "close it with }"),
    (CLAIMS, REGISTRY.replace("author: ab", "author: @ab"), "@",
     "a text cannot begin with @", "in quotation marks"),
    (CLAIMS, REGISTRY.replace("author: ab", "author: ab\n    topic\n    kind: fact"), "topic",
     "“topic” is no field", "Write “name: value”."),
    (CLAIMS, REGISTRY.replace("      - key", "      -key"), "-key: crs-troops",
     "no blank stands behind the dash", "Begin it with “- ”."),
    (CLAIMS, REGISTRY.replace('2024."\n', '2024." and more\n'), "and more",
     "something stands behind the quotation mark", 'write \\" for a quotation mark'),
    (BRIEF, brief('(( claim("troops-2024") ))\n'), 'claim("troops-2024")',
     "a call without its braces", "Calls stand in two braces"),
    (BRIEF, brief("[[troops-2024]]\n"), "[[troops-2024]]", "a link of a wiki",
     "Call what is meant"),
    (BRIEF, brief("{{ troops-2024 }}\n"), "{{ troops-2024 }}",
     "stands in braces alone", 'Write {{ claim("troops-2024") }}.'),
    (BRIEF, brief('{{{ claim("troops-2024") }}}\n'), "{{{", "three braces", "Write two"),
    (CLAIMS, REGISTRY.replace("    author", "\u00a0\u00a0\u00a0\u00a0author"), "\u00a0" * 4,
     "begins with blanks that are no spaces", "type spaces"),
    (CLAIMS, REGISTRY.replace("statement: North", "statement: - North"), "-",
     "cannot begin with a dash", "in quotation marks"),
    (CLAIMS, REGISTRY.replace("claims:\n", ""), "troops-2024",
     "the line “claims:” is missing", "Put “claims:” on the first line"),
    (CLAIMS, REGISTRY.replace("author: ab", "author: ab\n    review: mm"), "mm",
     "is not a mapping with the fields by, on", "Write {by: …, on: 2025-06-10}"),
    (CLAIMS, REGISTRY.replace("author: ab", "author: ab\n    review: {by: mm}"), "{by: mm}",
     "has no `on`", "Add on: 2025-06-10"),
    (CLAIMS, REGISTRY.replace("author: ab", "author: ab\n    date: some day"), "some day",
     "not a date", "Write, for example, 2025-06-10."),
    (CLAIMS, REGISTRY.replace(NUMBER, "value: 12000"),
     "{value: 12000, unit: people, qualifier: more than}", "is 12000 people",
     "Write the number as the quotes have it"),
    (BRIEF, brief('{{ claim("troops-2024) }}\n\nSo {{ claim("troops-2024") }}\n'),
     '{{ claim("troops-2024) }}', "a quotation mark of this call is missing", "Each text has one"),
    (BRIEF, brief('{{ claim("troops-2024") }}\n\n{{ figure("chart") }}\n'), 'chart',
     "there is no figure “chart”", "below figures:, as “chart: …”"),
    (BRIEF, brief('::: box Troops\n{{ claim("troops-2024") }}\n'),
     "::: box Troops", "this block is never closed", "three colons"),
    (BRIEF, brief('{{ claim("troops-2024") }}\n\n| A | B |\n|---|---|\n| x | y \\| z |\n'
                  "| x | y | lost |\n\nSource: Ours.\n"),
     "| x | y | lost |", "3 cells and its table’s header 2: “lost”", "Give the header a cell"),
    (BRIEF, brief('{{ claim("troops-2024") }}\n\n    {{ claim("troops-2024") }}\n'),
     "troops-2024", "a call stands in code", "at the margin"),
    (BRIEF, brief('{{ claim("troops-2024") }} `{{ claim("troops-2024") }}`\n'),
     "troops-2024", "a call stands in code", "{% raw %}"),
    (BRIEF, brief('{{ claim("troops-2024") }}\n\n:::\n'), ":::",
     "the end of a block that is not open", "take this out"),
    (BRIEF, brief('{{ claim("troops-2024") }}\n\n{{ figure("sent") }}\n',
                  "figures:\n  sent: {kind: table, title: Troops, claims: []}\n"), "sent",
     "the figure “sent” names no `claims` to show", ""),
    (BRIEF, FRONT.replace("{name: ", "{nmae: "), "nmae", "has no field “nmae”", "“name”"),
    (BRIEF, FRONT.replace(f"date: {DAY}", f"date: {DAY}\nlang: english"), "english",
     "no language tag", "en-US"),
    (REFS, BIBLIOGRAPHY.replace("@report", "@reprot"), "crs-troops", "no type of source “@reprot”",
     "“@report”"),
    (REFS, BIBLIOGRAPHY.replace("  file", "  doi = {DOI 10.1000 / 182},\n  file"),
     "DOI 10.1000 / 182", "is no DOI", "Did you mean “10.1000/182”?"),
    (REFS, BIBLIOGRAPHY.replace("  file", "  url = {www.example.org},\n  file"),
     "www.example.org", "is no address", "“https://www.example.org”"),
    (REFS, "% briefpdf: ignore REF003: it has none\n"
     + BIBLIOGRAPHY.replace("{Troops Abroad}", "{Troops Abroad"),
     "@report{crs-troops", "is never closed", "Put “}” at the end"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "words", "message", "remedy"), SLIPS)
def test_a_slip_is_one_finding(
    check: Check, path: str, text: str, words: str, message: str, remedy: str
) -> None:
    (found,) = check({path: text})
    span = found.diagnostic.span
    assert span.path == path
    assert text[span.start : span.end] == words
    assert message in found.diagnostic.message
    assert remedy in " ".join(found.diagnostic.hints)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("$48,200", "Write the digits alone, 48200, and beside it `unit: $`."),
        ("$1.94 billion", "Write the digits alone, 1.94, and beside it `unit: $ billion`."),
        ("−2.5", "Write the digits alone, -2.5."),
        ("12 000", "Write the digits alone, 12000."),
        ("48.200,00", "Write the digits alone, 48200.00."),
        ("10k", "Write the digits alone, 10000."),
        ("~10,000", "Write the digits alone, 10000. Beside it, `qualifier: about`."),
        ("10-12", "A value is one number: give the two ends as two values."),
        ("many", ""),
    ],
)
def test_what_number_was_meant(written: str, meant: str) -> None:
    assert meant_number(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023-02-29", "February 2023 has 28 days."),
        ("2023-13-01", "A year has 12 months, and no month 13."),
        ("2025-06-00", "June 2025 has 30 days."),
        ("2025-6-1", "Write 2025-06-01."),
        ("15 January 2026", "Write 2026-01-15."),
        ("Sept 2025", "Write 2025-09."),
        ("15/01/2026", "Write 2026-01-15."),
        ("03/04/2026", "Write the year first, then the month: YYYY-MM-DD."),
        ("31 June 2025", "June 2025 has 30 days."),
        ("2025/06/30", "Write 2025-06-30."),
        ("2025-6", "Write 2025-06."),
        ("Q3 2025", "Write the year alone, 2025, or with its month and day: 2025-06-15."),
        ("soon", ""),
    ],
)
def test_what_date_was_meant(written: str, meant: str) -> None:
    assert meant_date(written) == meant
