"""One format of findings in each file."""
