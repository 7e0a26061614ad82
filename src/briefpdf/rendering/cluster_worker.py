"""What happens in a worker process of a Dask cluster. Nothing here imports distributed."""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import metadata
import os
import platform
import threading
from typing import Any

from msgspec import Struct

from ..inspection.pool import SetUp, Work
from ..limits.limit import Failure
from ..version import VERSION

# What pages are made with: another version of one of them may make other pages.
_MAKERS = (
    "weasyprint",
    "pydyf",
    "reportlab",
    "uharfbuzz",
    "pikepdf",
    "pillow",
    "pypdfium2",
    "font-caladea",
    "font-roboto",
    "font-source-sans-pro",
    "font-source-serif-pro",
)
# What engines read of the environment: a worker must see it as the one who asks does.
_READ = ("SOURCE_DATE_EPOCH",)

Make = Mapping[str, str]


class Unfit(Struct, frozen=True):
    """A worker that cannot do the work as the one who asks would, and why."""

    why: str


class Job(Struct, frozen=True):
    """Work as it travels: who sets up what does it, the work itself, and what it depends on.

    The work is packed as data, so that a worker of another version never tries to read it.
    """

    set_up: SetUp
    given: tuple[Any, ...]
    work: bytes
    environment: Mapping[str, str | None]
    make: Make


@cache
def make_here() -> Make:
    """The version of briefpdf in this process, and of what makes its pages."""
    # pip's own description of an editable install may be older than the code.
    versions = {"briefpdf": VERSION, "Python": ".".join(platform.python_version_tuple()[:2])}
    for name in _MAKERS:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = "missing"
    return versions


def differing(theirs: Make, ours: Make) -> str:
    """How one make differs from another, such as “briefpdf 0.1 there, 0.2 here”; empty if not."""
    return ", ".join(
        f"{name} {theirs.get(name, 'missing')} there, {version} here"
        for name, version in ours.items()
        if theirs.get(name) != version
    )


def environment_here() -> dict[str, str | None]:
    """What engines read of the environment of this process."""
    return {name: os.environ.get(name) for name in _READ}


# Engines and their templates' process serve one thread at a time.
_turn = threading.Lock()
_ready: dict[tuple[SetUp, tuple[Any, ...]], Work] = {}
_open = ExitStack()
atexit.register(_open.close)


def perform(job: Job) -> Any:
    """Do a piece of work with what this process set up for it, at first or earlier.

    What came of it, a `Failure` where it raised an error, `Unfit` where it must not be done here.
    """
    differs = differing(make_here(), job.make)
    if differs:
        return Unfit(differs)
    with _turn, _as_there(job.environment):
        try:
            work = _set_up(job)
        except Exception as error:
            return Unfit(f"{type(error).__name__}: {error}")
        try:
            # The scheduler, which asks for versions, needs none.
            from .layout_worker import packing

            return work(packing().unpack(job.work))
        except Exception as error:
            return Failure(f"{type(error).__name__}: {error}")


def _set_up(job: Job) -> Work:
    key = (job.set_up, job.given)
    if key not in _ready:
        _ready[key] = _open.enter_context(job.set_up(*job.given))
    return _ready[key]


@contextmanager
def _as_there(environment: Mapping[str, str | None]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in environment}
    _put(environment)
    try:
        yield
    finally:
        _put(before)


def _put(environment: Mapping[str, str | None]) -> None:
    for name, value in environment.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
