"""A broken workspace that every format has to tell."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.source.workspace import MemoryWorkspace

OTHER = "briefs/übersicht 100%, neu.md"

# Characters beyond the first 65,536, line ends of two kinds, escapes that a YAML reader undoes, and
# words that one format or another would obey.
BROKEN: Mapping[str, str | bytes] = {
    CLAIMS: (
        BASE[CLAIMS]
        + "  twice:\n    statement: 😀 Ünï had 7 men and 5 ships.\n"
        + "    sources: [{key: crs-troop, quote: 😀 Ünï had 9 men and 3 ships.}]\n"
        + '  hostile:\n    statement: "]]> </failure> [x](http://e.org) | @all"\n'
        + '    sources: [{key: "a\\r\\n::stop-commands::x\\e[2J\\b,:%0A", quote: "\\u0001"}]\n'
    ),
    "briefs/claims/more.yaml": "claims:\r\n  twice:\r\n    statement: Twice.\r\n",
    BRIEF: (
        BASE[BRIEF] + "\n😀😀 Some 300 men died. 😀😀 Some 400 men died.\n\n"
        "{# briefpdf: ignore BRIEF005: the editor's\n   own “figure” #}\n"
        "Some 500 men died.\n\n"
        '{{ claim("twice") }} Much remains open.\n'
    ),
    OTHER: BASE[BRIEF].replace('claim("troops-2024")', 'claim("hostile")'),
    "briefpdf.toml": '[severity]\nunused-claim = "warning"\nbare-sentense = "off"\n',
}


@pytest.fixture(scope="session")
def broken(sandbox: Sandbox) -> Inspection:
    """The broken workspace, checked."""
    return inspect_workspace(MemoryWorkspace({**BASE, **BROKEN}), sandbox)
