"""The pages of styles with the head of a memorandum."""
