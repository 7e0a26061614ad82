"""The words that a style prints, in the language of a brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
import tomllib
from typing import Any

from ..model.theme import Theme

LABELS, LANG = "labels", "lang"
_OWN = "en"


def style_language(theme: Theme) -> str:
    """The language of a style's words and of its disclaimer: `[labels] lang`, else English."""
    return theme.setting(LABELS, LANG, _OWN)


def in_language(theme: Theme, lang: str) -> Theme:
    """The style with its words in the language of a brief, as far as there are any.

    The style's own, in `[labels.fr]` for French, go before those of `labels.toml`.
    """
    labels = theme.table(LABELS)
    words = {name: word for name, word in labels.items() if not isinstance(word, Mapping)}
    wanted = lang.replace("_", "-").lower()
    for tag in (wanted.partition("-")[0], wanted):
        if tag != _primary(style_language(theme)):
            words |= _packaged().get(tag, {})
        own = labels.get(tag)
        words |= own if isinstance(own, Mapping) else {}
    return replace(theme, settings={**theme.settings, LABELS: words})


def _primary(lang: str) -> str:
    return lang.replace("_", "-").lower().partition("-")[0]


@cache
def _packaged() -> Mapping[str, Mapping[str, Any]]:
    file = resources.files(__package__).joinpath("labels.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
