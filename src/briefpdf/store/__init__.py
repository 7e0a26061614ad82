"""What was worked out before, kept so that nobody else can have put it there."""
