"""Merges two branches' states of a registry or a bibliography, by claim, entry and field."""
