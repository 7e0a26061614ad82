"""Reads archived copies that are files of an office: documents, slides, sheets, books."""
