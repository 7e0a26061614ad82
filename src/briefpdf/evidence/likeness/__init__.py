"""How like its quotes a statement is: which sentences copy them, and where a copy departs."""
