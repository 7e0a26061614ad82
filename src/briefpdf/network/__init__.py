"""The only code that reaches the network, and only for what a person asked for."""
