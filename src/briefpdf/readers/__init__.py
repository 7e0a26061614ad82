"""One reader for each type of file: text in, a value with positions and diagnostics out."""
