"""What a passage says and supports: pure functions over text."""
