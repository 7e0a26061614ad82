"""The language of page templates and reference lists: Jinja's immutable sandbox, escaping HTML.

Runs in the worker process only (see `template_worker`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup


class Fields:
    """The fields of a reference: one that it has not is an empty text, not an error."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> Any:
        return self._fields.get(name, "")


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"__html__"}:
            return Markup(value["__html__"])
        if set(value) == {"__fields__"}:
            return Fields({name: _value(item) for name, item in value["__fields__"].items()})
        return {name: _value(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_value(item) for item in value]
    return value


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # It takes a fifth of compiling, and templates have next to no constants.
    )
    environment.globals = {"range": environment.globals["range"]}
    return environment


def load() -> None:
    """Have ready what every template needs."""
    _environment()


def prepare(source: str, name: str) -> None:
    """Have a template compiled, and cached for whoever fills it."""
    _template(source, name)


@lru_cache(maxsize=16)
def _template(source: str, name: str) -> Template:
    """A compiled template; every brief of a style is filled into the same few."""
    environment = _environment()
    code = environment.compile(source, name, name)
    return environment.template_class.from_code(environment, code, environment.globals)


def fill(source: str, name: str, context: Mapping[str, Any]) -> str:
    """A template filled with a context.

    `{"__html__": …}` in the context is markup; `{"__fields__": {…}}` has an empty text for every
    field that it has not.
    """
    return _template(source, name).render(_value(context))


def fill_macros(
    source: str, name: str, context: Mapping[str, Any], calls: list[Any], fallback: str
) -> list[str]:
    """What the macros of a template make of their arguments; `context` is known to all.

    Each call is the name of a macro and its argument; a macro that the template has not is
    replaced by `fallback`.
    """
    module = _template(source, name).make_module(_value(context))
    made = []
    for macro, argument in calls:
        public = macro.isidentifier() and not macro.startswith("_")
        found = getattr(module, macro, None) if public else None
        made.append(str((found or getattr(module, fallback))(_value(argument))))
    return made
