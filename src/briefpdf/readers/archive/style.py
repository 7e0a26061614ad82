"""Which elements of a web page its own styles keep from being seen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice
import re

import cssselect2
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace
import tinycss2
import tinycss2.color3

from ...source.pattern import lazy_pattern

# What no page needs: more rules than these, and elements times rules, take too long to match.
_MOST_RULES, _MOST_ELEMENTS, _DEEPEST = 2000, 100_000, 4
_MOST_STYLE = 2000

_NAMES = frozenset(
    "display visibility opacity font-size color background background-color text-indent position "
    "left top right clip clip-path width height overflow content-visibility transform "
    "text-decoration text-decoration-line".split()
)
_STRUCK = ("text-decoration", "text-decoration-line")
_FAR = lazy_pattern(r"-\s*\d{3,}(?:\.\d+)?(?:px|em|rem|ex|ch|pt|%|vw|vh)?")
_NOTHING = lazy_pattern(r"[01](?:\.0+)?(?:px|em|rem|pt|%)?")
_NO_CLIP = lazy_pattern(
    r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)"
)
_MOST_INSET = lazy_pattern(r"inset\(\s*(?:50|100)%")
_NO_SIZE = lazy_pattern(
    r"0+(?:\.0+)?(?:px|em|rem|pt|%)?|(?:[01](?:\.\d+)?|\.\d+)p[xt]|0?\.0\d*r?em"
)
# So near are two colours, each part to 255, that nobody reads one on the other.
_NEAR = 14

_NAMED = lazy_pattern(r"[.#]([\w-]+)")

Style = dict[str, str]


class Hidden(Struct, frozen=True):
    """The elements that are not seen with all in them, and those whose own text is not."""

    whole: Container[etree._Element] = frozenset()
    blank: Container[etree._Element] = frozenset()


def hidden_elements(root: etree._Element) -> Hidden:
    """The elements that a page's own styles hide.

    Read are `<style>` and `style`; of colours only those of a page that has all its styles in it.
    """
    matcher = _matcher(root)
    styled = (*islice(root.iterfind(".//*[@style]"), 1), *islice(root.iter("font"), 1))
    if matcher is None and not styled:
        return Hidden()
    complete = not any("stylesheet" in str(one.get("rel", "")).lower() for one in root.iter("link"))
    whole: set[etree._Element] = set()
    blank: set[etree._Element] = set()
    outermost = _Shown()
    known: dict[etree._Element | None, _Shown] = {}
    for element, style in _styles(root, matcher):
        above = known.get(element.getparent(), outermost)
        known[element] = shown = above.under(style, complete) if style else above
        if style and _is_gone(style):
            whole.add(element)
        elif shown.blank:
            blank.add(element)
    return Hidden(whole, blank)


class _Shown(Struct, frozen=True):
    """What an element hands on to what is in it."""

    visibility: str = ""
    size: str = ""
    indent: str = ""
    colour: str = ""
    ground: tuple[int, int, int] | str = (255, 255, 255)
    blank: bool = False

    def under(self, style: Style, complete: bool) -> _Shown:
        """What holds within an element of this style; colours count where styles are complete."""
        ground = _colour(style.get("background-color") or style.get("background"))
        shown = _Shown(
            style.get("visibility", self.visibility),
            style.get("font-size", self.size),
            style.get("text-indent", self.indent),
            style.get("color", self.colour),
            ground or self.ground,
        )
        return replace(shown, blank=shown._is_blank(complete))

    def _is_blank(self, complete: bool) -> bool:
        if self.visibility in ("hidden", "collapse") or _NO_SIZE.fullmatch(self.size):
            return True
        return bool(_FAR.match(self.indent)) or (complete and self._is_blended())

    def _is_blended(self) -> bool:
        """Whether text has the colour of what it stands on, or none."""
        if not self.colour:
            return False
        colour = tinycss2.color3.parse_color(self.colour)
        if isinstance(colour, tinycss2.color3.RGBA) and colour.alpha < 0.05:
            return True
        own = _colour(self.colour)
        if not isinstance(own, tuple) or not isinstance(self.ground, tuple):
            return False
        parts = zip(own, self.ground, strict=True)
        return max(abs(one - other) for one, other in parts) <= _NEAR


def _styles(
    root: etree._Element, matcher: cssselect2.Matcher | None
) -> Iterator[tuple[etree._Element, Style]]:
    """The elements from the outermost inwards, each with what of its style may hide it."""
    if matcher is None:
        for element in root.iter(etree.Element):
            yield element, _style((), element)
        return
    wrapped = cssselect2.ElementWrapper.from_html_root(root)
    for one in islice(wrapped.iter_subtree(), _MOST_ELEMENTS):
        yield one.etree_element, _style(matcher.match(one), one.etree_element)


def _matcher(root: etree._Element) -> cssselect2.Matcher | None:
    """What finds the declarations that may hide an element; None where no rule hides any."""
    sheets = [str(one.text) for one in root.iter("style") if one.text]
    if not sheets:
        return None
    names = {
        name
        for attribute in ("class", "id")
        for one in root.iterfind(f".//*[@{attribute}]")
        for name in one.get(attribute, "").split()
    }
    rules = list(islice(_rules(sheets, names), _MOST_RULES))
    if not any(_may_hide(declared) for _, declared in rules):
        return None
    matcher = cssselect2.Matcher()
    for selectors, declared in rules:
        for selector in selectors:
            matcher.add_selector(selector, declared)
    return matcher


def _may_hide(declared: Style) -> bool:
    """Whether a rule hides, or may where its colour meets a background."""
    return bool(declared.get("color")) or _is_gone(declared) or _Shown().under(declared, True).blank


def _rules(
    sheets: Iterable[str], names: Container[str]
) -> Iterator[tuple[list[cssselect2.CompiledSelector], Style]]:
    """The rules that say how to show something, but for classes and ids that the page has not."""
    for sheet in sheets:
        for rule in _flat(tinycss2.parse_stylesheet(sheet, True, True), 0):
            declared = _declared(tinycss2.parse_blocks_contents(rule.content, True, True))
            if not declared:
                continue
            selector = tinycss2.serialize(rule.prelude)
            if not any(_is_used(part, names) for part in selector.split(",")):
                continue
            try:
                yield cssselect2.compile_selector_list(rule.prelude), declared
            except cssselect2.SelectorError:
                continue  # A browser, too, leaves out a rule whose selector it cannot read.


def _is_used(selector: str, names: Container[str]) -> bool:
    return (
        ":" in selector
        or "\\" in selector
        or all(name in names for name in _NAMED.findall(selector))
    )


def _flat(rules: Iterable[tinycss2.ast.Node], depth: int) -> Iterator[tinycss2.ast.QualifiedRule]:
    """The rules for a screen, those in `@media` and `@supports` with them."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.content is not None and depth < _DEEPEST:
            query = tinycss2.serialize(rule.prelude).strip().lower()
            screen = rule.lower_at_keyword == "media" and query in ("", "all", "screen")
            if screen or rule.lower_at_keyword in ("supports", "layer"):
                yield from _flat(tinycss2.parse_rule_list(rule.content, True, True), depth + 1)


def _declared(nodes: Iterable[tinycss2.ast.Node]) -> Style:
    return {
        node.lower_name: tinycss2.serialize(node.value).strip().lower()
        for node in nodes
        if node.type == "declaration" and node.lower_name in _NAMES
    }


def _style(matches: Iterable[tuple[object, ...]], element: etree._Element) -> Style:
    """What holds for an element: rules by how special they are, then its own attribute."""
    style: Style = {}
    for match in sorted(matches, key=lambda one: one[:2]):
        declared = match[3]
        assert isinstance(declared, dict)
        style |= declared
    if written := element.get("style"):
        style |= _declared(tinycss2.parse_blocks_contents(written[:_MOST_STYLE], True, True))
    if not style.get("color") and element.tag == "font" and element.get("color"):
        style["color"] = str(element.get("color"))
    return style


def _is_gone(style: Style) -> bool:
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    if any("line-through" in style.get(name, "") for name in _STRUCK):
        return True  # As `<s>` and `<del>`: withdrawn.
    if re.fullmatch(r"0*(?:\.0+|0)%?", style.get("opacity", "1")):
        return True
    placed = style.get("position") in ("absolute", "fixed")
    if placed and any(_FAR.match(style.get(side, "")) for side in ("left", "top", "right")):
        return True
    if placed and _NO_CLIP.match(style.get("clip", "")):
        return True
    if _MOST_INSET.match(style.get("clip-path", "")):
        return True
    if style.get("transform", "").replace(" ", "") == "scale(0)":
        return True
    gone = any(_NOTHING.fullmatch(style.get(side, "auto")) for side in ("width", "height"))
    return gone and style.get("overflow") in ("hidden", "clip")


def _colour(written: str | None) -> tuple[int, int, int] | str | None:
    """A colour in parts to 255; a text for a background that has no one colour; None for none."""
    if not written or written in ("none", "inherit", "transparent", "initial"):
        return None
    colour = tinycss2.color3.parse_color(written)
    if isinstance(colour, tinycss2.color3.RGBA):
        parts = (colour.red, colour.green, colour.blue)
        red, green, blue = (round(255 * part) for part in parts)
        return (red, green, blue) if colour.alpha > 0.5 else None
    return written
