"""What every engine reads from a house style: its settings and its font files."""
