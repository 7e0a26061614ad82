"""Edits of the claim registry: one use case in each file."""
