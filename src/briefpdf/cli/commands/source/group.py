"""`briefpdf source`: sources and their archived copies."""

from __future__ import annotations

import click

from ...main import Verbs

SOURCE_VERBS = {
    "list": "source.list:list_sources",
    "show": "source.list:show",
    "find": "source.find",
    "add": "source.add",
    "import": "source.import_library",
    "edit": "source.change:edit",
    "rename": "source.change:rename",
    "update": "source.update",
    "remove": "source.change:remove",
    "check": "source.check",
    "impact": "source.list:impact",
}


@click.command("source", cls=Verbs, modules=SOURCE_VERBS)
def command() -> None:
    """List, show, find, add, change and check sources, and see what rests on them.

    \b
    Examples:
      briefpdf source list --unused
      briefpdf source show crs-if12760
      briefpdf source find "more than 10,000 troops"
      briefpdf source add report.pdf --key crs-if12760
      briefpdf source import ~/Zotero/office.bib --files ~/Zotero/storage
      briefpdf source update crs-if12760 IF12760.5.pdf --dry-run
      briefpdf source check --online
      briefpdf source impact crs-if12760
    """
