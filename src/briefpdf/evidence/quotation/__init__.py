"""Finds quotations in archived texts, word for word."""
