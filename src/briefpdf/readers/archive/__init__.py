"""Reads archived copies of sources into text, page by page."""
