"""Checks again only what changed: parts of a workspace, and what each of them was made from."""
