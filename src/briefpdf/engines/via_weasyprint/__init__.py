"""The WeasyPrint engine: Document to HTML, HTML and the style's CSS to PDF."""
