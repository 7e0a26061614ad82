"""Proofreads a finished file: what a reader sees is held to the Document it was made from."""
