"""Renders the sample's first page as the picture that the README shows."""

from __future__ import annotations

from pathlib import Path
import subprocess
import sys

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs/images/russia-north-korea-1.png"
DOTS_PER_INCH = 110


def main() -> int:
    """Render the sample, then its first page."""
    pdf = ROOT / "build/russia-north-korea.pdf"
    command = [sys.executable, "-m", "briefpdf", "render", "russia-north-korea"]
    subprocess.run(command, cwd=ROOT, check=True)
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=DOTS_PER_INCH / 72).to_pil()
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    # Few colours: an eighth of the size, and no difference to be seen.
    image.quantize(64).save(PICTURE, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
