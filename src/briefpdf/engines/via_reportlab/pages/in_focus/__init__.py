"""The pages of styles with a banner, such as In Focus."""
