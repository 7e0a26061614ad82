"""What is on the pages of a finished file, read back from its bytes."""
