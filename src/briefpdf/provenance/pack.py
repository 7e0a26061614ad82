"""The evidence pack of a file: what its parts are called, and how they are sealed and read.

`evidence.json` is a page of annotations as the W3C's Web Annotation Data Model has them: one for
each claim, its target the words on the page, its body the passages that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
import json
from typing import Any

import msgspec
from msgspec import Struct, field

EVIDENCE, CLAIMS, ENTRIES = "evidence.json", "claims.yaml", "references.bib"
COPY_PREFIX = "copy-"
FORMAT = 1
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:briefpdf:terms:"}]
# A pack is small; what is larger is none of ours.
MOST_BYTES = 50_000_000


class Evidence(Struct, frozen=True):
    """What a pack is made of: records of claims and sources, and the files beside them.

    Everything is plain data, so that it can be handed to another process.
    """

    about: dict[str, Any]
    claims: list[dict[str, Any]]
    sources: dict[str, Any]
    files: dict[str, bytes]


class BrokenPack(Exception):
    """An evidence.json that is none: says why."""


def canonical(value: Any) -> bytes:
    """A value of JSON as the bytes that are hashed."""
    try:
        return _sorted(value)
    except (UnicodeEncodeError, OverflowError):  # Half a character, or a number beyond all sense.
        return _encode(value).encode("utf-8", "surrogatepass")


_sorted = msgspec.json.Encoder(order="sorted").encode
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def sealed(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record with the SHA-256 of all else in it."""
    rest = {name: value for name, value in record.items() if name != "digest"}
    return {**rest, "digest": sha256(canonical(rest)).hexdigest()}


def is_sealed(record: Mapping[str, Any], check: bool = True) -> bool:
    """Whether a record is as it was when it was sealed; taken to be so where nobody checks."""
    return not check or sealed(record)["digest"] == record.get("digest")


class Use(Struct, frozen=True):
    """Words of a claim on the pages: `page` is the first that has them, from 1; 0 where unknown."""

    words: str
    kind: str
    page: int


class Quote(Struct, frozen=True):
    """A passage that a claim rests on, as its source's copy had it, with what stands around it.

    `quote` is what the registry quotes; `exact` is empty where no copy had it. `copy` is the
    SHA-256 of the copy, `page` its physical page from 1.
    """

    key: str
    locator: str
    quote: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    copy: str = ""
    page: int = 0
    address: str = ""


class PackedClaim(Struct, frozen=True):
    """A claim as a pack has it; `intact` says that its record is as it was sealed.

    `silenced` are the codes of findings about it that its author silenced; `written` is a hash
    over what the registry says of it.
    """

    id: str
    statement: str
    kind: str
    verdict: str
    uses: tuple[Use, ...]
    quotes: tuple[Quote, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()
    author: str = ""
    reviewers: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()
    written: str = ""
    intact: bool = True


class PackedPage(Struct, frozen=True):
    """A page as it was issued: its pieces of text, where its links lead, a hash of all on it."""

    text: tuple[str, ...]
    links: tuple[str, ...]
    digest: str
    intact: bool = True


class PackedSource(Struct, frozen=True):
    """A source as a pack has it: its entry as printed, its copies by name with their SHA-256.

    `written` is a hash over what the bibliography says of it.
    """

    entry: str
    copies: Mapping[str, str]
    written: str


class Pack(Struct, frozen=True):
    """An evidence pack, read; `attachments` has the SHA-256 of each of its other files.

    `document` says what else the file holds, in hashes by what they are of; `intact` says that
    what is in none of its other records is as it was sealed.
    """

    brief: Mapping[str, str]
    program: str
    reader: str
    claims: Mapping[str, PackedClaim]
    pages: tuple[PackedPage, ...]
    sources: Mapping[str, PackedSource]
    attachments: Mapping[str, str]
    document: Mapping[str, str]
    settings: Mapping[str, Any]
    intact: bool = True

    @property
    def title(self) -> str:
        """What the brief is called, for a message."""
        return self.brief.get("number") or self.brief.get("title") or self.brief.get("id", "")


def read_pack(data: bytes, check: bool = True) -> Pack:
    """The pack that an evidence.json holds; without `check`, whatever it seals counts as whole.

    Raises `BrokenPack`.
    """
    if len(data) > MOST_BYTES:
        raise BrokenPack("it is larger than 50 MB")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenPack(f"it is not JSON: {error}") from None
    try:
        return _pack(found, check)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise BrokenPack(f"it is not what briefpdf writes ({error})") from None


def _pack(found: Any, check: bool) -> Pack:
    about = found["about"]
    if about["format"] != FORMAT:
        raise ValueError(f"its format is {about['format']!r}, and this program reads {FORMAT}")
    claims = [_claim(item, check) for item in _list(found["items"])]
    pages = tuple(
        PackedPage(
            _texts(page["text"]),
            _texts(page["links"]),
            _text(page["content"]),
            is_sealed(page, check),
        )
        for page in _list(found["pages"])
    )
    chain = [item["digest"] for item in (*found["items"], *found["pages"])]
    return Pack(
        brief=_map(about["brief"]),
        program=_text(about["program"]),
        reader=_text(about["reader"]),
        claims={claim.id: claim for claim in claims},
        pages=pages,
        sources={
            key: PackedSource(_text(one["entry"]), _map(one["copies"]), _text(one["written"]))
            for key, one in found["sources"].items()
        },
        attachments=_map(about["attachments"]),
        document=_map(about["document"]),
        settings=dict(about["settings"]),
        intact=not check
        or (
            is_sealed(about)
            and about["records"] == chain
            and about["sources"] == sha256(canonical(found["sources"])).hexdigest()
        ),
    )


def _claim(item: Any, check: bool) -> PackedClaim:
    targets, bodies = _list(item["target"]), _list(item["body"])
    return PackedClaim(
        id=_text(item["claim"]),
        statement=_text(item["statement"]),
        kind=_text(item["kind"]),
        verdict=_text(item["verdict"]),
        uses=tuple(Use(_selector(one, "exact"), _text(one["use"]), _page(one)) for one in targets),
        quotes=tuple(
            Quote(
                key=_text(one["key"]),
                locator=_text(one.get("locator", "")),
                quote=_text(one.get("quote", "")),
                exact=_selector(one, "exact"),
                prefix=_selector(one, "prefix"),
                suffix=_selector(one, "suffix"),
                copy=_text(one.get("copy", "")),
                page=_page(one),
                address=_text(one.get("address", "")),
            )
            for one in bodies
        ),
        values=_map(item.get("values", {})),
        basis=_texts(item.get("basis", [])),
        author=_text(item.get("creator", {}).get("name", "")),
        silenced=_texts(item.get("silenced", [])),
        written=_text(item["written"]),
        reviewers=tuple(_text(one["by"]) for one in item.get("reviews", []) if one["current"]),
        intact=is_sealed(item, check),
    )


def _selector(resource: Any, name: str) -> str:
    for one in resource.get("selector", []):
        if one["type"] == "TextQuoteSelector":
            return _text(one.get(name, ""))
    return ""


def _page(resource: Any) -> int:
    for one in resource.get("selector", []):
        if one["type"] == "FragmentSelector":
            return int(_text(one["value"]).removeprefix("page="))
    return 0


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list is missing")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is missing")
    return value


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _map(value: Any) -> dict[str, str]:
    return {_text(name): _text(one) for name, one in value.items()}
