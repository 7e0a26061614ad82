"""The verbs of `briefpdf source`, one in each file."""
