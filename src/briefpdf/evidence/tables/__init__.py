"""Reads quotes of a table's head and row as cells."""
