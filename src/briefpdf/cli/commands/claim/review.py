"""`briefpdf claim review`: what waits for a reviewer, one claim after the other."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import click

from ....compose.sandbox import Sandbox
from ....editing.lock import Refused
from ....inspection.review import Waiting, decide, review_page, review_queue
from ....project.load import load_settings
from ....project.withdrawn import today
from ....readers.review_log import read_review_log
from ....source.git_history import own_identity
from ....source.workspace import DiskWorkspace
from ...answer import can_ask, own_person
from ...complete import complete_briefs, complete_claims
from ...options import open_workspace, usage_error, with_workspace
from ...print import echo, in_columns, plural
from ...report.review import page_lines

_KEYS = "[y]es, [n]o, [s]kip, [q]uit"


@click.command("review")
@click.argument("names", nargs=-1, metavar="[ID]...", shell_complete=complete_claims)
@click.option(
    "--by",
    metavar="NAME",
    help="Who reviews; by default whom git's user.email is, on the roster.",
)
@click.option(
    "--brief",
    metavar="BRIEF",
    help="Only what this brief rests on, in its order.",
    shell_complete=complete_briefs,
)
@click.option("--all", "every", is_flag=True, help="Also what others have reviewed already.")
@click.option(
    "--object", "objection", metavar="WHY", help="Do not bear the named claims out, and say why."
)
@click.option("--on", metavar="DATE", help="On which day (YYYY-MM-DD); by default today.")
@with_workspace
def command(
    names: tuple[str, ...],
    by: str | None,
    brief: str | None,
    every: bool,
    objection: str | None,
    on: str | None,
    workspace: str | None,
) -> int:
    """Go through what waits for a review, one claim at a time: yes, no, or later.

    Each is shown with the passage that it rests on, and with what changed since its last review.
    With ids, these are stamped without a question: for scripts, and where there is no terminal.

    A stamp says by whom, when, and what the claim and its evidence then were: any later change
    shows. What fails the checks cannot be borne out, nobody reviews what they wrote themselves, and
    a second review by the same person replaces the first. The log gets a line for each.

    \b
    Examples:
      briefpdf claim review --by mm
      briefpdf claim review --brief russia-north-korea
      briefpdf claim review troops-2024 treaty-2024 --by mm
      briefpdf claim review troops-2024 --by mm --object 'The quote speaks of 2023.'
    """
    if objection is not None and not names:
        raise usage_error("--object needs the claims that it is about", "Name their ids.")
    if names and (brief is not None or every):
        raise usage_error("--brief and --all are for going through what waits", "Name no ids.")
    day = _day(on) if on else today()
    place, only, _ = open_workspace(workspace, (brief,) if brief else ())
    by = by if by is not None else _by_git(place)
    with Sandbox() as sandbox:
        if names:
            verb = "objected to" if objection is not None else "reviewed"
            for claim in decide(place, sandbox, names, by, day, objection):
                echo(f"{claim.id}: {verb} by {by.strip()} on {day}.", err=True)
            return 0
        chosen = PurePosixPath(only[0]).stem if brief and only else None
        waiting = review_queue(place, sandbox, by, chosen, every)
        _warn_of_log(place)
        if not waiting:
            echo(f"Nothing waits for a review by {by}.", err=True)
        elif not can_ask():
            _list(waiting, by)
        else:
            _go_through(place, sandbox, waiting, by, day)
    return 0


def _by_git(place: DiskWorkspace) -> str:
    """Whom the roster has for the address that this git signs with."""
    person = own_person(place)
    if person is None:
        hint = "Give --by NAME."
        name, address = own_identity(place.root)
        if load_settings(place).value.people and (name or address):
            hint += f" (git signs as {name} <{address}>, who is not on the roster.)"
        raise usage_error("who reviews is not known", hint)
    return person.initials


def _warn_of_log(place: DiskWorkspace) -> None:
    path = load_settings(place).value.reviews
    for number in read_review_log(place, path).unreadable:
        echo(f"{path}:{number}: this line of the log cannot be read, and is passed over.", err=True)


def _list(waiting: list[Waiting], by: str) -> None:
    rows = [
        (one.claim, "changed" if one.changed else "new", one.verdict, one.statement)
        for one in waiting
    ]
    echo("\n".join(in_columns(rows)))
    echo(
        f"{plural(len(waiting), 'claim')} to review. This is no terminal, so none was asked "
        "about.\n"
        f"    To look at one: briefpdf claim show {waiting[0].claim}\n"
        f"    To bear it out: briefpdf claim review {waiting[0].claim} --by {by}\n"
        f"    To object to it: briefpdf claim review {waiting[0].claim} --by {by} --object WHY",
        err=True,
    )


def _go_through(
    place: DiskWorkspace, sandbox: Sandbox, waiting: list[Waiting], by: str, day: date
) -> None:
    counts = {"borne out": 0, "objected to": 0, "skipped": 0}
    for number, one in enumerate(waiting, 1):
        answer = _ask(place, sandbox, one.claim, by, day, f"{number} of {len(waiting)}")
        if answer is None:
            counts["skipped"] += len(waiting) - number + 1
            break
        counts[answer] += 1
    echo(", ".join(f"{count} {what}" for what, count in counts.items() if count) + ".", err=True)


def _ask(
    place: DiskWorkspace, sandbox: Sandbox, name: str, by: str, day: date, head: str
) -> str | None:
    """What became of a claim; None to end."""
    while True:
        page = review_page(place, sandbox, name, by)
        echo("\n".join(page_lines(page, head)))
        objection: str | None = None
        while True:
            echo(f"Does its evidence bear it out? {_KEYS}: ", nl=False, err=True)
            key = click.getchar().lower()
            echo(key if key.isprintable() else "", err=True)
            if key in ("q", "\x1b", "\x04", ""):
                return None
            if key == "s":
                return "skipped"
            if key == "y" and page.refused:
                echo(page.refused, err=True)
            elif key in ("y", "n"):
                break
        if key == "n":
            answer = click.prompt("What is wrong", default="", show_default=False, err=True)
            objection = str(answer).strip()
            if not objection:
                continue
        try:
            decide(place, sandbox, [name], by, day, objection, page.seen)
        except Refused as refused:
            echo("\n    ".join((str(refused), *refused.hints)), err=True)
            continue
        return "objected to" if objection else "borne out"


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise usage_error(f"“{written}” is no day", "Write it as YYYY-MM-DD.") from None
