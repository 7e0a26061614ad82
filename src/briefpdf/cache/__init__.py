"""What was worked out before, in the user's own cache folder: it saves time and decides nothing."""
