"""The text of the sheets of a workbook: XLSX, XLS and ODS."""

from __future__ import annotations

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from ..limits import UnreadableArchiveError
from .rows import rows_text

_MOST_SHEETS = 200


def workbook_text(data: bytes) -> tuple[list[str], list[str], list[str]]:
    """The text of each sheet, its name, and the texts with those of hidden sheets.

    Raises `UnreadableArchiveError`.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = {
            one.name for one in workbook.sheets_metadata if one.visible == SheetVisibleEnum.Visible
        }
        names = workbook.sheet_names[:_MOST_SHEETS]
        whole = [rows_text(workbook.get_sheet_by_name(name).to_python(False)) for name in names]
    except (CalamineError, OSError, ValueError) as problem:
        hint = "Open it, and save it anew as XLSX without a password."
        raise UnreadableArchiveError(
            f"is a workbook that cannot be read: {problem}", hint
        ) from None
    seen = [text if name in shown else "" for name, text in zip(names, whole, strict=True)]
    return seen, names, whole
