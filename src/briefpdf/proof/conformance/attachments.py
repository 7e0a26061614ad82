"""Does every file within the file say what it is for?"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

_RELATIONS = frozenset({"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"})


def check_attachments(opened: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with the files that a file carries."""
    listed = opened.Root.get("/AF")
    associated = {one.objgen for one in (listed if listed is not None else ())}
    for item in opened.objects:
        if not isinstance(item, pikepdf.Dictionary) or "/EF" not in item:
            continue
        name = str(item.get("/UF", item.get("/F", "")))
        if not str(item.get("/F", "")) or not str(item.get("/UF", "")):
            yield f"the file {name} in it has no name"
        if str(item.get("/AFRelationship", "")) not in _RELATIONS:
            yield f"the file {name} in it does not say what it is for"
        if item.objgen not in associated:
            yield f"the file {name} in it belongs to nothing"
        stream = item.EF.get("/F")
        if not isinstance(stream, pikepdf.Stream) or "/Subtype" not in stream:
            yield f"the file {name} in it does not say of what kind it is"
