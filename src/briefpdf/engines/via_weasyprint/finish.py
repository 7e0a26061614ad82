"""The last touches to a PDF before it is written."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import pydyf

from ..metadata.about import About
from .metadata import write_packet

_PRINTED = 4
_EMPTY_WITHOUT = ("Pattern", "Shading", "XObject", "ExtGState")


class Finisher:
    """What WeasyPrint calls with the finished objects; `claims` as for `xmp_packet`."""

    def __init__(self, facts: About, claims: bool) -> None:
        self.facts = facts
        self.claims = claims

    def __call__(self, laid_out: Any, pdf: Any) -> None:
        """Write the metadata, and mend what no archive accepts whatever a style sheet says."""
        write_packet(pdf, self.facts, self.claims)
        _write_colour_profile(pdf)
        for one in pdf.objects:
            extra = one if isinstance(one, dict) else getattr(one, "extra", {})
            if extra.get("Subtype") == "/Image":
                extra["Interpolate"] = "false"
            elif extra.get("Subtype") == "/Link":
                extra["F"] = _PRINTED
            for name in _EMPTY_WITHOUT:
                if name in extra and not extra[name]:
                    del extra[name]
        pdf.objects[:] = map(_settled, pdf.objects)


class _Settled(pydyf.Object):  # type: ignore[misc]
    """An object that nothing changes any more, as it is written.

    pydyf 0.13 asks each for its bytes twice, for the file and for the file's identifier, and
    compresses a stream each time.
    """

    def __init__(self, of: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = of.number, of.generation, of.free
        self._data, self._compressible = of.data, of.compressible

    @property
    def data(self) -> bytes:
        """What stands in the file."""
        return self._data  # type: ignore[no-any-return]

    @property
    def compressible(self) -> bool:
        """Whether it may stand in a stream of objects."""
        return self._compressible  # type: ignore[no-any-return]


def _settled(one: Any) -> Any:
    return one if one.free == "f" else _Settled(one)


def _write_colour_profile(pdf: Any) -> None:
    """Say by which profile the red, green and blue of the file are to be shown."""
    profile = pydyf.Stream([_srgb()], pydyf.Dictionary({"N": 3}), compress=True)
    pdf.add_object(profile)
    name = pydyf.String("sRGB IEC61966-2.1")
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": name,
        "Info": name,
        "DestOutputProfile": profile.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


@cache
def _srgb() -> bytes:
    return resources.files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()
