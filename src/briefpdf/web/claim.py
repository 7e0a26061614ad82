"""The claim view: its form, its evidence, its verdict as one types, and what is done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import to_builtins
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import BaseRoute, Route

from ..editing.claims.add import add_claim
from ..editing.claims.combine import merge_claims, split_claim
from ..editing.claims.edit import edit_claim, remove_claim
from ..editing.claims.preview import preview_fields
from ..editing.claims.rename import rename_claim
from ..editing.claims.uses import described
from ..editing.lock import ChangedMeanwhile
from ..inspection.claim_detail import Detail, judged
from ..inspection.claim_list import claim_data
from ..source.git import GitFailed
from .bench import Workbench
from .brief import MEANINGS
from .claim_form import changes, form_of
from .claim_log import changes_of
from .page import Pages, finding_data, sent, text_in


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the claim view asks for."""
    view = _View(bench, pages)
    yield Route("/claim/{name}", view.page)
    yield Route("/claim/{name}/panel", view.panel)
    yield Route("/api/claim/{name}", view.data)
    yield Route("/api/claim/{name}", view.save, methods=["POST"])
    yield Route("/api/claim/{name}/uses", view.uses)
    yield Route("/api/claim/{name}/history", view.history)
    yield Route("/api/claim/{name}/try", view.attempt, methods=["POST"])
    yield Route("/api/claim/{name}/rename", view.rename, methods=["POST"])
    yield Route("/api/claim/{name}/merge", view.merge, methods=["POST"])
    yield Route("/api/claim/{name}/split", view.split, methods=["POST"])
    yield Route("/api/claim/{name}/remove", view.remove, methods=["POST"])
    yield Route("/api/claims", view.add, methods=["POST"])


class _View:
    def __init__(self, bench: Workbench, pages: Pages) -> None:
        self.bench = bench
        self.pages = pages

    async def _detail(self, name: str) -> Detail:
        return await self.bench.at_desk(lambda: self.bench.judged(name))

    async def page(self, request: Request) -> HTMLResponse:
        """A claim on a page of its own."""
        return await self._filled("claim.html", request)

    async def panel(self, request: Request) -> HTMLResponse:
        """The same to stand beside something else."""
        return await self._filled("claim_panel.html", request)

    async def _filled(self, template: str, request: Request) -> HTMLResponse:
        detail = await self._detail(request.path_params["name"])
        return self.pages.answer(
            template,
            claim=detail.claim,
            detail=detail,
            form=form_of(detail.claim),
            here="claims",
            **_standing(detail),
        )

    async def data(self, request: Request) -> JSONResponse:
        """A claim, its verdict and its findings."""
        detail = await self._detail(request.path_params["name"])
        return JSONResponse(_data(detail))

    async def uses(self, request: Request) -> JSONResponse:
        """Where a claim is used."""
        name = request.path_params["name"]

        def look() -> list[dict[str, Any]]:
            look = self.bench.look()
            return [
                {
                    "says": described(use),
                    "brief": use.brief,
                    "path": use.span.path,
                    "line": look.project.text(use.span.path).line_column(use.span.start)[0],
                }
                for use in look.uses(name)
            ]

        return JSONResponse({"uses": await self.bench.at_desk(look)})

    async def history(self, request: Request) -> JSONResponse:
        """Who changed what of a claim, as git has it."""
        detail = await self._detail(request.path_params["name"])
        claim, root = detail.claim, self.bench.workspace.root
        try:
            found = await self.bench.aside(partial(changes_of, root, claim.span.path, claim))
        except GitFailed:
            return JSONResponse({"changes": None})
        return JSONResponse({"changes": [to_builtins(one) for one in found]})

    async def attempt(self, request: Request) -> JSONResponse:
        """What the verdict would be, were this saved; nothing is."""
        name, asked = request.path_params["name"], await sent(request)
        put, take = changes(asked)
        detail = await self.bench.at_desk(partial(self._attempted, name, put, take))
        return JSONResponse(_standing(detail))

    def _attempted(self, name: str, put: list[tuple[str, str]], take: list[str]) -> Detail:
        look, pairs = self.bench.look(), self.bench.pairs()
        claim = look.session.claims.get(name)
        if claim is None:
            return judged(look, name, pairs)
        typed = preview_fields(look.project.text(claim.span.path), claim, put, take)
        return judged(look, name, pairs, typed)

    async def save(self, request: Request) -> JSONResponse:
        """Save a claim, unless its part of the file has been changed meanwhile."""
        name, asked = request.path_params["name"], await sent(request)
        put, take = changes(asked)
        seen = text_in(asked, "seen")
        edit = partial(edit_claim, self.bench.workspace, name, put, take, seen)
        try:
            await self.bench.edit(f"the claim “{name}”", edit)
        except ChangedMeanwhile as conflict:
            now = await self._detail(name)
            if now.digest == seen:  # The news of the other change is still to come.
                self.bench.changed()
                now = await self._detail(name)
            told = {"error": str(conflict), "hints": conflict.hints, "theirs": _data(now)}
            return JSONResponse(told, 409)
        return JSONResponse(_data(await self._detail(name)))

    async def rename(self, request: Request) -> JSONResponse:
        """Give a claim another id wherever it is named."""
        old, new = request.path_params["name"], text_in(await sent(request), "to").strip()
        bench = self.bench
        edit = partial(rename_claim, bench.workspace, old, new, bench.sandbox)
        changed = await bench.edit(f"the renaming of “{old}”", edit)
        return JSONResponse({"claim": new, "changed": changed})

    async def merge(self, request: Request) -> JSONResponse:
        """Give a claim what another has, which goes."""
        name, other = request.path_params["name"], text_in(await sent(request), "other").strip()
        bench = self.bench
        edit = partial(merge_claims, bench.workspace, name, other, bench.sandbox)
        changed, _ = await bench.edit(f"the merging of “{other}” into “{name}”", edit)
        return JSONResponse({"claim": name, "changed": changed})

    async def split(self, request: Request) -> JSONResponse:
        """Make two claims of one."""
        name, asked = request.path_params["name"], await sent(request)
        new, statement = text_in(asked, "claim").strip(), text_in(asked, "statement").strip()
        bench = self.bench
        edit = partial(
            split_claim,
            bench.workspace,
            name,
            new,
            statement,
            bench.sandbox,
            text_in(asked, "rest"),
        )
        await bench.edit(f"the splitting of “{name}”", edit)
        return JSONResponse({"claim": new})

    async def remove(self, request: Request) -> JSONResponse:
        """Remove a claim that nothing uses."""
        name, seen = request.path_params["name"], text_in(await sent(request), "seen")
        bench = self.bench
        edit = partial(remove_claim, bench.workspace, name, bench.sandbox, False, seen)
        await bench.edit(f"the removal of “{name}”", edit)
        return JSONResponse({"removed": name})

    async def add(self, request: Request) -> JSONResponse:
        """Add a claim at the end of a file of the registry."""
        asked = await sent(request)
        name, statement = text_in(asked, "claim").strip(), text_in(asked, "statement").strip()
        fields: dict[str, Any] = {"statement": statement}
        source = {
            field: value
            for field in ("key", "locator", "quote")
            if (value := text_in(asked, field, "").strip())
        }
        if source:
            fields["sources"] = [source]
        if author := text_in(asked, "author", "").strip():
            fields["author"] = author
        path = text_in(asked, "file", "").strip() or None
        edit = partial(add_claim, self.bench.workspace, name, fields, path)
        written, _ = await self.bench.edit(f"the new claim “{name}”", edit)
        return JSONResponse({"claim": name, "path": written})


def _data(detail: Detail) -> Mapping[str, Any]:
    return {
        **claim_data(detail.claim, detail.project),
        **_standing(detail),
        "digest": detail.digest,
        "fingerprint": detail.fingerprint,
    }


def _standing(detail: Detail) -> Mapping[str, Any]:
    """What a claim is worth as it is written or typed, which its form tells."""
    return {
        "verdict": detail.verdict,
        "meaning": MEANINGS.get(detail.verdict, ""),
        "findings": [finding_data(one) for one in detail.findings],
        "evidence": [one.status for one in detail.evidence],
        "review": _review_words(detail),
    }


def _review_words(detail: Detail) -> str:
    """Whether a claim is reviewed, in words."""
    if any(holds for _, holds in detail.reviews):
        return "reviewed"
    return "changed since its review" if detail.reviews else "not reviewed"
