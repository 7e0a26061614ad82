"""What a file holds that its pages do not show: its tags, its holes and what it lacks.

Only some files hold anything of it, and pikepdf, which reads it, takes its time to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from .conformance.metadata import claimed
from .reading.pieces import Pages

if TYPE_CHECKING:
    from .reading.tags import Tag

# Tags, fonts of many bytes for a letter (only these set holes), and objects packed together, among
# which may be either. A name of PDF stands in a file as it is.
_TELLING = (b"/StructTreeRoot", b"/Type0", b"/ObjStm")


class Inside(Struct, frozen=True):
    """The tags of a file, whether a font of it sets a hole, the standards that it claims to keep.

    `faults` are what it lacks for them, as far as it claims any.
    """

    tags: Tag | None = None
    has_hole: bool = False
    standards: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def look_inside(pdf: bytes, pages: Pages, judged: bool) -> Inside:
    """Read what there is in a file besides its pages; only its tags unless it is `judged`."""
    standards = tuple(claimed(pdf)) if judged else ()
    if not standards and not any(name in pdf for name in _TELLING):
        return Inside()
    from ..engines.metadata.saved import opened_once
    from .conformance.check import faults_of
    from .conformance.fonts import parts_of, sets_nothing
    from .reading.tags import read_tags

    opened = opened_once(pdf)
    tags = read_tags(opened)
    if not judged:
        return Inside(tags)
    parts = parts_of(opened)
    has_hole = any(map(sets_nothing, parts.fonts))
    # A hole in the text is a fault that says more than the standards that it breaks.
    if has_hole or not standards:
        return Inside(tags, has_hole)
    return Inside(tags, has_hole, standards, tuple(faults_of(opened, tags, pages, parts)))
