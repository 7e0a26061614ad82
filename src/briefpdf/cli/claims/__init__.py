"""Claims as people write them: in an editor, or question by question."""
