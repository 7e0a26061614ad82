"""Words in letters that a face has not are set in another, with the spaces around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefpdf.model.document import Cited, Mark, Paragraph

Render = Callable[..., Any]


@pytest.mark.parametrize("marked", [True, False])
def test_words_stay_apart_where_the_face_changes(render: Render, write: Any, marked: bool) -> None:
    words = write.words("In 2025 Дмитрий Орлов and Ελένη met.", italic=True)
    write.marks[1] = 1
    mark = (Mark((Cited(1, "source-1", 1),), write.here),) if marked else ()
    done = render(write.document(Paragraph((words, *mark), write.here)))
    letters = [one for one in done.glyphs if one.page == 1 and abs(one.size - 9.4) < 0.05]
    text = "".join(one.character for one in letters)
    start = text.index("2025Дмитрий")
    for word, following in (("2025", "Д"), ("Орлов", "a"), ("and", "Ε"), ("Ελένη", "m")):
        last = text.index(word, start) + len(word) - 1
        assert letters[last + 1].character == following
        if abs(letters[last + 1].baseline - letters[last].baseline) < 0.05:
            assert letters[last + 1].x - letters[last].right > 1.0, (word, following)
