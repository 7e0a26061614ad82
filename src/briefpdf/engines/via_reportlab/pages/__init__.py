"""Strips in columns, columns on pages, and what else stands on a page."""
