"""Pages by Typst: a Document becomes calls of the functions of its style's page.typ."""
