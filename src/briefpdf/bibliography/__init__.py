"""What people do with sources: list them, add them, check them, see what rests on them."""
