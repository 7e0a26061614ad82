"""The only code that changes a user's file."""
