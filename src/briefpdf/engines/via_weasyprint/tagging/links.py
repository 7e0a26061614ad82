"""What a link says of where it leads, to who does not see the page."""

from __future__ import annotations

from typing import Any

import pydyf

from ...metadata.about import one_line

_LONGEST = 160


def describe_links(pdf: Any, html: Any) -> None:
    """Have each link within the file say what stands where it leads.

    `html` is the root of what was laid out. A link to the web says its address already.
    """
    targets = {name: one for one in html.iter() if (name := one.get("id")) is not None}
    for link in pdf.objects:
        if not isinstance(link, pydyf.Dictionary) or link.get("Subtype") != "/Link":
            continue
        if "Dest" in link and (target := targets.get(link["Dest"].string)) is not None:
            link["Contents"] = pydyf.String(_said_by(target) or link["Dest"].string)


def _said_by(element: Any) -> str:
    text = one_line("".join(element.itertext()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
