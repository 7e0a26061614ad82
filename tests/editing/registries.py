"""Random registries, written as untidily as people write them."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

# Words with what YAML might trip over.
WORDS = st.sampled_from(
    ["troops", "Zürich", "北朝鮮", "naïve", "it's", '"said"', "50%", "a:b", "#1", "x—y", "🕊", "no",
     "2024", "-", "[sic]", "{x}", "&c.", "*", "yes:", "e\u0301", "\\", "@home"]
)  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
TEXTS = st.one_of(
    SENTENCES,
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=30),
    st.lists(SENTENCES, min_size=1, max_size=3).map("\n".join),
)
DATES = st.sampled_from(["2024", "2024-10", "2024-02-29"])
SPACE = st.sampled_from(["", "", "", "\n", "\n\n"])


@dataclass
class Hand:
    """Whoever writes: numbers its comments, and remembers which anchors there are."""

    draw: st.DrawFn
    comments: int = 0
    anchors: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)

    def comment(self) -> str:
        self.comments += 1
        return f"# note {self.comments}. é"

    def behind(self) -> str:
        """A comment behind something, perhaps."""
        return "  " + self.comment() if self.draw(st.integers(0, 4)) == 0 else ""

    def above(self, indent: int) -> str:
        """Comment lines and empty lines above something, perhaps."""
        if self.draw(st.integers(0, 3)):
            return ""
        return f"{self.draw(SPACE)}{' ' * indent}{self.comment()}\n"

    def quoted(self, text: str) -> str:
        text = " ".join(text.split())
        if self.draw(st.booleans()):
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def scalar(self, text: str, indent: int, flow: bool = False) -> str:
        """A text behind a colon, with whatever is behind it."""
        style = "quoted" if flow else self.draw(st.sampled_from([">-", ">", "|", "|-", "quoted"]))
        if style == "quoted" or any(line[:1] in (" ", "") for line in text.split("\n")):
            return self.quoted(text) + ("" if flow else self.behind())
        pad = " " * (indent + self.draw(st.sampled_from([2, 4])))
        lines = text.split("\n")
        if style[0] == ">":
            lines = "\n\n".join(lines).replace(" ", "\n", 1).split("\n")
        body = "\n".join(pad + line if line else "" for line in lines)
        return f"{style}{self.behind()}\n{body}{self.draw(SPACE)}"


def _pairs(hand: Hand, ids: list[str]) -> list[tuple[str, str | None]]:
    """The fields of a claim: those with a text of their own kind have None."""
    draw = hand.draw
    pairs: list[tuple[str, str | None]] = [("statement", None)]
    for name in ("short", "author"):
        if draw(st.booleans()):
            pairs.append((name, None))
    if draw(st.booleans()):
        pairs.append(("kind", "estimate"))
    if draw(st.booleans()):
        pairs.append(("date", draw(DATES)))
    if draw(st.booleans()):
        pairs.append(("values", "{n: {value: 12, unit: men}, m: 5}"))
    if draw(st.booleans()):
        topic = "[relations, 'né']"
        if hand.anchors and draw(st.booleans()):
            topic = "*" + draw(st.sampled_from(hand.anchors))
        elif draw(st.integers(0, 3)) == 0:
            hand.anchors.append(f"t{len(hand.anchors)}")
            topic = f"&{hand.anchors[-1]} {topic}"
        pairs.append(("topic", topic))
    if ids and draw(st.booleans()):
        pairs.append(("basis", f"[{draw(st.sampled_from(ids))}, none-such]"))
    return draw(st.permutations(pairs))


def _sources(hand: Hand, indent: int) -> str:
    dent = " " * (indent + hand.draw(st.sampled_from([0, 2])))
    lines = [" " * indent + "sources:" + hand.behind()]
    for number in range(hand.draw(st.integers(1, 3))):
        key = f"key-{number}"
        if hand.draw(st.booleans()):
            quote = hand.scalar(hand.draw(SENTENCES), 0, flow=True)
            lines.append(f"{dent}- {{key: {key}, quote: {quote}}}{hand.behind()}")
            continue
        lines.append(f"{dent}- key: {key}{hand.behind()}")
        quote = hand.scalar(hand.draw(TEXTS), len(dent) + 2)
        lines.append(f"{hand.above(len(dent) + 2)}{dent}  quote: {quote}")
    return "\n".join(lines)


def _claim(hand: Hand, name: str, ids: list[str]) -> str:
    draw, pad = hand.draw, "    "
    pairs = _pairs(hand, ids)
    if draw(st.integers(0, 3)) == 0:
        written = (f"{key}: {value or hand.quoted(draw(SENTENCES))}" for key, value in pairs)
        return f"  {name}: {{{', '.join(written)}}}{hand.behind()}"
    head = f"  {name}:"
    if draw(st.integers(0, 5)) == 0:
        hand.merges.append(f"c{len(hand.merges)}")
        head += f" &{hand.merges[-1]}"
    lines = [head + hand.behind()]
    if hand.merges and head.count("&") == 0 and draw(st.integers(0, 3)) == 0:
        lines.append(f"{pad}<<: *{draw(st.sampled_from(hand.merges))}")
    for key, value in pairs:
        shown = f"{value}{hand.behind()}" if value else hand.scalar(draw(TEXTS), 4)
        lines.append(f"{hand.above(4)}{pad}{key}: {shown}")
    if draw(st.booleans()):
        lines.append(hand.above(4) + _sources(hand, 4))
    return "\n".join(lines)


@st.composite
def registries(draw: st.DrawFn) -> bytes:
    """The bytes of a registry of a few claims, `claim-0` and so on."""
    hand = Hand(draw)
    ids: list[str] = []
    parts = [f"{hand.comment()}\n" if draw(st.booleans()) else "", "claims:" + hand.behind()]
    for number in range(draw(st.integers(1, 4))):
        name = f"claim-{number}"
        parts.append(f"\n{draw(SPACE)}{hand.above(2)}{_claim(hand, name, ids)}")
        ids.append(name)
    parts.append(draw(st.sampled_from(["\n", "", "\n\n# the end. é\n"])))
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if draw(st.integers(0, 3)) == 0 else b""
    return mark + text.encode()
