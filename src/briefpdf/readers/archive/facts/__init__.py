"""What a document says of itself: its title, its authors, its date and who published it."""
