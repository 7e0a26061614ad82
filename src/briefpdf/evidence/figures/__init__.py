"""Numbers and dates in any language, for texts whose sense is not read."""
