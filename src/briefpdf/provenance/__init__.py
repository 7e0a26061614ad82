"""The evidence that a file carries: packed into it, verified, compared with that of another."""
