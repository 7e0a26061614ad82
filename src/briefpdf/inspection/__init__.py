"""The use case “check”: everything loaded, composed and held to the rules."""
