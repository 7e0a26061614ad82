"""The language of a file as PDF writes it."""

from __future__ import annotations

from datetime import UTC, datetime, time
import os

from msgspec import Struct

from ...model.document import Document
from ...model.theme import Theme
from ...source.pattern import lazy_pattern
from ...version import VERSION
from ..content.characters import printable
from ..style.settings import labels_of, word

UNDETERMINED = "und"
_TAG = lazy_pattern(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def language_tag(lang: str | None) -> str:
    """A tag of BCP 47 for what an author wrote, `en-US` for `en_US`; "und" where it is none."""
    tag = (lang or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else UNDETERMINED


class About(Struct, frozen=True):
    """What a file says about itself; a text is empty where nobody said.

    `edition` is the brief's version and status, `moment` when the file says that it was made.
    """

    title: str
    authors: tuple[str, ...]
    number: str
    edition: str
    language: str
    publisher: str
    rights: str
    moment: datetime
    creator: str


def about(document: Document, theme: Theme) -> About:
    """The facts of a document in a style.

    The publisher and the rights are the style's: `[metadata] publisher` and `rights` of
    theme.toml. Without a publisher there it is the organisation of the banner.
    """
    meta, labels = document.meta, labels_of(theme, document)
    publisher = word(theme, "metadata", "publisher", "")
    publisher = publisher or word(theme, "banner", "organisation", "")
    status = labels.get("updated" if meta.updated else "new", "")
    version = f"{labels.get('version', 'Version')} {meta.version}" if meta.version else ""
    return About(
        title=one_line(meta.title) or one_line(meta.number) or meta.brief,
        authors=tuple(filter(None, (one_line(author.name) for author in meta.authors))),
        number=one_line(meta.number),
        edition=one_line(" · ".join(filter(None, (version, status)))),
        language=language_tag(meta.lang),
        publisher=one_line(publisher),
        rights=one_line(word(theme, "metadata", "rights", "")),
        moment=moment_of(document),
        creator=f"briefpdf {VERSION}",
    )


def one_line(text: str) -> str:
    """A text in one line, without what neither XML nor a title bar can hold."""
    return " ".join(printable(text).split())


def moment_of(document: Document) -> datetime:
    """That of SOURCE_DATE_EPOCH, else the brief's own day: the same brief gives the same file."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.combine(document.meta.date.first_day, time(), UTC)
