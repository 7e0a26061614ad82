"""`briefpdf schema`: JSON Schemas for editors."""

from __future__ import annotations

import json

import click

from ...readers.schema import schema_of
from ..options import Choice
from ..print import echo


@click.command("schema")
@click.argument("name", type=Choice(("claims", "brief")))
def command(name: str) -> int:
    """Print the JSON Schema of a claim registry or of a brief's front matter.

    \b
    Example:
      briefpdf schema claims > schemas/claims.schema.json
    """
    echo(json.dumps(schema_of(name), indent=2))
    return 0
