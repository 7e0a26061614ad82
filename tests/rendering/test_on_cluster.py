"""Work done by a Dask cluster, whose workers die, differ or do not come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import io
import json
import os
from pathlib import Path
from random import Random
import signal
import subprocess
import sys
from typing import Any

import dask
from distributed import LocalCluster
from distributed.security import Security
from PIL import Image
import pytest

from briefpdf.checks.examples import BASE, BRIEF
from briefpdf.checks.examples import brief as brief_with
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.pool import ClusterFailed, Failure
from briefpdf.limits.limit import Limit
from briefpdf.project.load import load_project
from briefpdf.rendering import cluster as on_cluster
from briefpdf.rendering import cluster_worker as on_worker
from briefpdf.rendering.cluster import DaskPool
from briefpdf.rendering.cluster_worker import Job, Unfit, differing, make_here, perform
from briefpdf.rendering.layout import Layout, set_up
from briefpdf.rendering.layout_worker import packing
from briefpdf.rendering.order import Order
from briefpdf.rendering.render import render_workspace
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

POISON = 5


@contextmanager
def working() -> Iterator[Callable[[int], int]]:
    def work(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        if number == POISON:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * 2

    yield work


@contextmanager
def reading() -> Iterator[Callable[[int], str | None]]:
    yield lambda number: os.environ.get("SOURCE_DATE_EPOCH")


@contextmanager
def broken() -> Iterator[Callable[[int], int]]:
    raise OSError("no such library")
    yield


@contextmanager
def cluster(workers: int) -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=workers,
        processes=True,
        threads_per_worker=1,
        dashboard_address=":0",
        silence_logs=50,
    ) as started:
        yield started


@pytest.fixture(scope="module")
def two() -> Iterator[LocalCluster]:
    with cluster(2) as started:
        yield started


@pytest.fixture
def doomed() -> Iterator[LocalCluster]:
    """Two workers that a test kills, so that no other test waits for new ones."""
    with cluster(2) as started:
        yield started


def test_a_worker_that_is_killed_loses_no_brief(doomed: LocalCluster, sandbox: Sandbox) -> None:
    briefs = {f"briefs/more-{number}.md": BASE[BRIEF] for number in range(9)}
    project = load_project(MemoryWorkspace({**BASE, **briefs}))
    documents = {}
    for name, brief in project.briefs.items():
        made = compose_brief(project, brief, sandbox)
        assert made.document is not None and made.theme is not None
        documents[name] = (made.document, made.theme)
    with Layout("weasyprint") as layout:
        here = dict(layout.render_all(documents, False, Limit()))
    there: dict[str, Any] = {}
    tasks = [(name, (*document, False, Limit(), None)) for name, document in documents.items()]
    with DaskPool[str](doomed.scheduler_address, set_up, "weasyprint") as pool:
        for name, rendered in pool.run(tasks):
            if not there:
                os.kill(next(iter(doomed.workers.values())).pid, signal.SIGKILL)
            there[name] = rendered
    assert len(there) == 10
    assert there == here


def test_one_that_kills_its_workers_is_told_and_stops_no_other(doomed: LocalCluster) -> None:
    with DaskPool[str](doomed.scheduler_address, working) as pool:
        done = dict(pool.run((str(number), number) for number in range(8)))
    assert done.pop("3") == Failure("ValueError: three")
    assert done.pop("5") == Failure("each worker of the cluster that began with it died")
    assert done == {str(number): number * 2 for number in (0, 1, 2, 4, 6, 7)}


def test_workers_see_the_date_that_the_one_who_asks_sees(
    two: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with DaskPool[int](two.scheduler_address, reading) as pool:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
        assert dict(pool.run([(1, 1)])) == {1: "86400"}
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
        assert dict(pool.run([(1, 1)])) == {1: None}


def test_leaving_in_the_middle_leaves_nothing_on_the_cluster(
    two: LocalCluster, until: Callable[..., None]
) -> None:
    with DaskPool[int](two.scheduler_address, reading) as pool:
        next(pool.run((number, number) for number in range(30)))
    with DaskPool[int](two.scheduler_address, reading) as pool:
        until(lambda: pool._client.run_on_scheduler(_tasks) == 0)


def _tasks(dask_scheduler: Any) -> int:
    return len(dask_scheduler.tasks)


def test_workers_of_another_version_are_refused(
    two: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {**make_here(), "weasyprint": "1.0"}
    monkeypatch.setattr(on_cluster, "_differing", lambda make: differing(make, other))
    with pytest.raises(ClusterFailed, match=r"other pages: weasyprint [\d.]+ there, 1\.0 here"):
        DaskPool[int](two.scheduler_address, working).__enter__()


def test_a_worker_that_came_later_with_another_version_is_refused() -> None:
    job = Job(working, (), b"never read", {}, {**make_here(), "briefpdf": "9.9"})
    answer = perform(job)
    assert isinstance(answer, Unfit)
    assert answer.why.endswith("there, 9.9 here")
    assert differing(make_here(), make_here()) == ""


def test_a_worker_that_cannot_set_up_is_refused(two: LocalCluster) -> None:
    with (
        DaskPool[int](two.scheduler_address, broken) as pool,
        pytest.raises(ClusterFailed, match="OSError: no such library"),
    ):
        list(pool.run([(1, 1)]))


def test_what_is_set_up_serves_all_work_of_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_worker, "_ready", {})
    job = Job(working, (), packing().pack(1), {}, make_here())
    assert [perform(job), perform(job)] == [2, 2]
    assert len(on_worker._ready) == 1


def test_a_scheduler_without_workers_is_not_waited_for_forever() -> None:
    with (
        cluster(0) as empty,
        DaskPool[int](empty.scheduler_address, working) as pool,
        pytest.raises(ClusterFailed, match="no worker for 3 seconds") as failed,
    ):
        pool._patience = 3.0
        list(pool.run([(1, 1)]))
    assert "dask worker" in failed.value.hints[0]


def test_a_scheduler_that_is_killed_ends_the_run(
    tmp_path: Path, until: Callable[..., None]
) -> None:
    place = tmp_path / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"]
    command += ["--port", "0", "--dashboard-address", ":0", "--scheduler-file", str(place)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as scheduler:
        try:
            until(lambda: place.is_file() and place.read_text(), scheduler)
            address = json.loads(place.read_text())["address"]
            with (
                DaskPool[int](address, working) as pool,
                dask.config.set({"distributed.comm.timeouts.connect": "3s"}),
            ):
                scheduler.kill()
                scheduler.wait()
                with pytest.raises(ClusterFailed, match="answers no more"):
                    list(pool.run([(1, 1)]))
        finally:
            scheduler.kill()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("tcp://127.0.0.1:1", "no Dask scheduler answers at"),
        ("nonsense", "is no address of a scheduler: missing port"),
        ("foo://host:1", "is no address of a scheduler: unknown address scheme"),
        ("tls://127.0.0.1:1", "Dask has no certificates"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, why: str) -> None:
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(ClusterFailed, match=why),
    ):
        DaskPool[int](address, working).__enter__()


def test_the_verb_says_what_is_missing(
    typed: Callable[..., Any],
    workspace: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = workspace({})
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    done = typed("render", "--executor", "dask", cwd=folder)
    assert (done.returncode, "DASK_SCHEDULER_ADDRESS" in done.stderr) == (2, True)
    done = typed("render", "--scheduler", "tcp://127.0.0.1:1", cwd=folder)
    assert (done.returncode, "is for “--executor dask”" in done.stderr) == (2, True)
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "nonsense")
    done = typed("render", "--executor", "dask", cwd=folder)
    assert (done.returncode, "“nonsense” is no address" in done.stderr) == (2, True)
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = typed("render", "--executor", "dask", cwd=folder)
    assert (done.returncode, "pip install 'briefpdf[dask]'" in done.stderr) == (2, True)


def picture(number: int) -> bytes:
    """Noise, which no compression makes small."""
    image = Image.frombytes("RGB", (300, 200), Random(number).randbytes(300 * 200 * 3))
    with io.BytesIO() as out:
        image.save(out, "PNG")
        return out.getvalue()


def test_pictures_over_tls_by_workers_that_come_when_they_are_needed(
    workspace: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    figure = (
        "figures:\n  noise:\n    kind: image\n    title: Noise\n    file: p{}.png\n"
        "    alt: Noise.\n    source: Made here\n"
    )
    body = '{{ claim("troops-2024") }}\n\n{{ figure("noise") }}\n'
    files: dict[str, str | bytes] = {f"briefs/p{at}.png": picture(at) for at in range(3)}
    files |= {f"briefs/b{at}.md": brief_with(body, figure.format(at)) for at in range(3)}
    folder = workspace(files)
    (folder / BRIEF).unlink()
    security = Security.temporary()
    tls = {
        "distributed.comm.tls.ca-file": security.tls_ca_file,
        "distributed.comm.tls.client.cert": security.tls_client_cert,
        "distributed.comm.tls.client.key": security.tls_client_key,
        "distributed.comm.require-encryption": True,
    }
    with (
        dask.config.set(tls),
        LocalCluster(
            n_workers=0,
            protocol="tls://",
            security=security,
            threads_per_worker=1,
            dashboard_address=":0",
            silence_logs=50,
        ) as started,
        Sandbox() as sandbox,
    ):
        started.adapt(minimum=0, maximum=1)
        assert started.scheduler_address.startswith("tls://") and not started.workers
        made = {}
        for scheduler in (None, started.scheduler_address):
            out = folder / ("there" if scheduler else "here")
            order = Order(out=out, cache=False, scheduler=scheduler)
            done = render_workspace(DiskWorkspace(folder), sandbox, order)
            assert all(one.pdf for one in done.briefs), done.findings
            made[scheduler] = {path.name: path.read_bytes() for path in sorted(out.iterdir())}
        assert len(started.workers) == 1
        assert made[None] == made[started.scheduler_address]
        assert len(made[None]) == 3
