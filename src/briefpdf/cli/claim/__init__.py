"""`briefpdf claim`: one verb in each file."""
