"""Amounts, dates and names of a statement, held to those of its quotes."""
