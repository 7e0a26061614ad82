"""What is told of claims: lists of them, one of them whole, tables of all."""
