"""A kind of gap may be an error only where it tells unsupported from supported statements."""

from __future__ import annotations

from collections import Counter
import gzip
import json
import os
from pathlib import Path

import pytest

from briefpdf.evidence.gap import KINDS
from briefpdf.evidence.support import assess
from briefpdf.evidence.thresholds import LEAST_FINDINGS, LEAST_RATIO, RATIOS

PAIRS = Path(os.environ.get("BRIEFPDF_JUDGED_PAIRS", "absent"))


def test_each_kind_that_is_an_error_by_itself_earns_it() -> None:
    """As measured: how often on unsupported pairs to how often on supported ones."""
    assert set(RATIOS) <= set(KINDS)
    for kind, (on_supported, on_unsupported, ratio) in RATIOS.items():
        common = on_supported + on_unsupported >= LEAST_FINDINGS
        assert not common or ratio >= LEAST_RATIO, kind


def test_the_table_is_what_the_judged_pairs_give() -> None:
    if not PAIRS.is_file():
        pytest.skip("BRIEFPDF_JUDGED_PAIRS names no file of judged pairs")
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    sizes: Counter[bool] = Counter()
    with gzip.open(PAIRS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            supported = row["label"] == "S"
            sizes[supported] += 1
            gaps = assess(row["statement"], row["quotes"], copies=row["quotes"]).gaps
            found[supported].update({gap.kind for gap in gaps if gap.sure})
    for kind in {*found[True], *found[False]}:
        on, off = found[True][kind], found[False][kind]
        if on + off >= LEAST_FINDINGS and on:
            assert (off / sizes[False]) / (on / sizes[True]) >= LEAST_RATIO, kind
