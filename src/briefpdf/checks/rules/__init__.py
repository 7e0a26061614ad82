"""One file for each rule, named by its code and its name."""
