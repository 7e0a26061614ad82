"""Figures and tables made from claims."""
