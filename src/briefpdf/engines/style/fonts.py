"""The fonts of a style, by the name under which engines know them."""

from ...readers.font_faces import FontFace as FontFace
from ...readers.font_faces import font_faces as font_faces
