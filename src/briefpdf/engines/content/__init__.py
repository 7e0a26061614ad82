"""What every engine reads from a Document: its words, its marks, its links, what goes where."""
