"""The verbs of `briefpdf claim`, one in each file."""
