"""The use case "check" with a cache: what was worked out before is found again, not made."""
