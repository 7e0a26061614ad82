"""A finished document, DOCX or HTML, as Markdown with notes."""
