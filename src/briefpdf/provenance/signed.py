"""Whose signatures a file has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .contents import SignatureField


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: whose it is, when it was made and what proves that, and what is wrong with it.

    `signer` and `issuer` are as their certificates name them; `timestamp` names who stamped the
    time, and is empty where only the signer says when it was.
    """

    signer: str
    issuer: str
    moment: str
    timestamp: str = ""
    faults: tuple[str, ...] = ()


def read_signatures(data: bytes, fields: Sequence[SignatureField]) -> tuple[Signature, ...]:
    """The signatures of a file."""
    return ()
