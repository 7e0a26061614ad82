"""briefpdf on the command line."""
