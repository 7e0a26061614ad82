"""What the sentence around a quotation makes of it."""
