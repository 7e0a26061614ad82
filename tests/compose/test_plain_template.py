"""A body that is filled without Jinja's compiler gives what Jinja would have given."""

from __future__ import annotations

from typing import Any

import pytest

from briefpdf.compose.template_language import BriefEnvironment, brief_environment
from briefpdf.compose.template_worker import work

PLAIN = [
    "",
    "Only text.\n",
    'A {{ claim("a") }} and {{ value("b.c") }}, {{ cite("key", "p. 3") }}\n',
    '{{ cite("key", locator="p. 3") }}{# a comment #}\n  {{- ref("f") -}}  \n{{ figure("f") }}',
    '{% claim "a" %}In {{ value("a.b") }} words.{% endclaim %} Then.',
    '{% judgment basis=["a", "b"] %}So {% claim "c" %}it{% endclaim %} is.{% endjudgment %}',
    '{% judgment %}So.{% endjudgment %}{% judgment basis="a" %}So.{% endjudgment %}',
    "{% raw %}{{ not a call }}{% endraw %}",
]
OTHERS = [
    '{% for one in ["a", "b"] %}{{ claim(one) }}{% endfor %}',
    '{% set name = "a" %}{{ claim(name) }}',
    '{{ claim("a") if true else claim("b") }}',
    '{{ "text" }}{{ claim("a" ~ "b") }}',
    '{{ claim("a") | upper }}',
    '{% if true %}{% claim "a" %}b{% endclaim %}{% endif %}',
    '{% set claim = cite %}{{ claim("key") }}',
    '{% call claim("a") %}b{% endcall %}',
    "Line one.\n{{ claim(5) }}",
    'Line one.\n{{ claim("a", "b", "c") }}',
    'Line one.\n{{ claim("") }}',
    'Line one.\n{{ cite("a", page="3") }}',
    'Line one.\n{{ claim(*["a"]) }}',
    'Line one.\n{{ claim("a", _places=[[0, 0]]) }}',
    'Line one.\n{{ claim(**{"id": "a"}) }}',
    "Line one.\n{{ nothing }}",
    "Line one.\n{% claim 5 %}b{% endclaim %}",
]


def compiled(body: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    with monkeypatch.context() as patch:
        nothing = "briefpdf.compose.template_language.fill_plain"
        patch.setattr(nothing, lambda *given: None)
        return work({"job": "expand", "name": "brief.md", "source": body})


@pytest.mark.parametrize("body", [*PLAIN, *OTHERS])
def test_what_is_filled_is_what_jinja_fills(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done = work({"job": "expand", "name": "brief.md", "source": body})
    assert done == compiled(body, monkeypatch)


@pytest.mark.parametrize("body", PLAIN)
def test_a_plain_body_is_not_compiled(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def compile_it(*given: Any) -> Any:
        raise AssertionError("compiled")

    monkeypatch.setattr(BriefEnvironment, "compile", compile_it)
    text, _ = brief_environment().expand(body, "brief.md")
    assert isinstance(text, str)


def test_a_brief_leaves_nothing_to_the_next() -> None:
    body = '{% set claim = 5 %}{% macro cite(key) %}{{ key }}{% endmacro %}{{ cite("a") }}'
    work({"job": "expand", "name": "one.md", "source": body})
    done = work({"job": "expand", "name": "two.md", "source": '{{ claim("a") }}{{ cite("b") }}'})
    assert [call["name"] for call in done["calls"]] == ["claim", "cite"]
