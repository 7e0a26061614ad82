"""briefpdf builds briefing PDFs whose every statement is checked against its source."""
