"""Document → one file of HTML, which reads on any screen and needs nothing from elsewhere."""
