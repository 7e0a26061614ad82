"""From a Document to the bytes of a PDF, by one of several engines."""
