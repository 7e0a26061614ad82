"""Inline content as stretches of text in one font, and these as lines."""
