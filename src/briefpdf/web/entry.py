"""The entry of a source as a form: its fields, and what is changed in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from ..bibliography.edit import change_source
from ..bibliography.entries import read_bibliography
from ..editing.lock import ChangedMeanwhile, Refused
from ..editing.transaction import Transaction, changed_meanwhile, editing
from ..model.reference import Reference
from ..readers.bib.reference import ALIASES
from ..source.text import Text
from .bench import Workbench
from .claim_form import changes
from .page import Pages, sent, text_in

# What is asked of every source; what else its entry has comes behind.
_ASKED = ("title", "author", "date", "institution", "number", "url", "urldate")
# Other names of a field that is asked for, of which an entry has one.
_ONE_OF = {
    "institution": ("institution", "organization", "publisher", "journaltitle"),
    "date": ("date", "year"),
}
_HELP = {
    "title": "As it stands on the document.",
    "author": "Family, Given; “and” between two. An office as it is called.",
    "date": "YYYY, YYYY-MM or YYYY-MM-DD.",
    "institution": "Who published it.",
    "url": "Where it can be read.",
    "urldate": "The day on which it was read there.",
}
_LABELS = {"url": "Address", "urldate": "Read on"}
# What the program itself sees to: a copy is replaced by a new edition.
_OWN = ("file", "sha256")


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the form of an entry asks for."""

    async def save(request: Request) -> JSONResponse:
        asked = await sent(request)
        key, seen = text_in(asked, "key"), text_in(asked, "seen")
        if key not in (await bench.at_desk(bench.look)).session.references:
            raise HTTPException(404)
        try:
            await bench.edit(f"the source {key}", partial(_save, bench, key, asked, seen))
        except ChangedMeanwhile:
            # The news of the other change may still be to come, and theirs is asked for now.
            bench.changed()
            raise
        return JSONResponse({"key": key})

    yield Route("/api/source/entry", save, methods=["POST"])


def digest_of_entry(bench: Workbench, key: str, shown: Text | None) -> str:
    """What an edit of an entry starts from, as `shown` has it; nothing where no edit can.

    So it is, too, where the file is no longer what is shown: what others wrote is not overwritten.
    """
    transaction = Transaction(bench.workspace)
    try:
        text = read_bibliography(transaction).text
        return _digest(transaction, key) if shown is not None and text == shown else ""
    except Refused:
        return ""


def _digest(transaction: Transaction, key: str) -> str:
    bibliography = read_bibliography(transaction)
    return sha256(bibliography.written(bibliography.entry(key)).encode()).hexdigest()


def _save(bench: Workbench, key: str, asked: Mapping[str, Any], seen: str) -> None:
    put, take = changes(asked, typed=lambda name, written: written)
    with editing(bench.workspace) as transaction:
        if _digest(transaction, key) != seen:
            raise changed_meanwhile(f"the entry “{key}”")
        change_source(transaction, key, put, take)


def fields_of(reference: Reference) -> list[dict[str, str]]:
    """The fields of an entry as a form has them, those that it lacks among them."""
    names: list[str] = []
    for asked in _ASKED:
        others = _ONE_OF.get(asked, (asked,))
        names.append(next((one for one in others if one in reference.fields), asked))
    # A field that has two names is asked for once.
    names += sorted(set(reference.fields) - {*names, *_OWN, *ALIASES})
    return [
        {
            "name": name,
            "label": _LABELS.get(name, name.capitalize()),
            "value": reference.fields.get(name, ""),
            "help": _HELP.get(name, ""),
        }
        for name in names
    ]
