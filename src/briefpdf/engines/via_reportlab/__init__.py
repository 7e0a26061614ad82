"""The ReportLab engine: Document to lines, lines to columns and pages, pages to PDF."""
