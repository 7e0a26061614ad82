"""The cells of a table that a claim quotes, each as a value that the claim could have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from ..checks.quoted import Quotes
from ..checks.tables import Tables
from ..editing.claims.preview import preview_fields
from ..evidence.tables.cells import Cell, Table
from .bench import Workbench
from .claim_form import changes
from .page import Pages, sent


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What picking a value from a table asks for."""

    async def cells(request: Request) -> JSONResponse:
        name, asked = request.path_params["name"], await sent(request)
        put, take = changes(asked)
        found = await bench.at_desk(partial(_tables, bench, name, put, take))
        return JSONResponse({"tables": found})

    yield Route("/api/claim/{name}/cells", cells, methods=["POST"])


def _tables(
    bench: Workbench, name: str, put: list[tuple[str, str]], take: list[str]
) -> list[dict[str, Any]]:
    """The tables that a claim quotes, as it is being typed. Raises `Mendable`."""
    look, written = bench.look(), bench.judged(name).claim
    claim, _ = preview_fields(look.project.text(written.span.path), written, put, take)
    # Whoever asks for cells says that it is a table.
    claim = replace(claim, kind="table")
    tables = Tables(Quotes([claim], look.session.archives)).of(claim)
    return [{"quote": quote, **_table_data(table)} for quote, table in tables.items()]


def _table_data(table: Table) -> dict[str, Any]:
    widest = max(len(row.cells) for row in table.rows)
    rows = [
        {"label": row.label, "cells": [_cell_data(one) for one in row.cells]} for row in table.rows
    ]
    heads = [table.head(at) for at in range(widest)]
    return {"caption": table.caption, "heads": heads, "rows": rows}


def _cell_data(cell: Cell) -> dict[str, str]:
    value = "" if cell.value is None else str(cell.value)
    return {"text": cell.text, "value": value, "unit": cell.unit.words}
