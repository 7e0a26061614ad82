"""Pages as a PDF: what is drawn, where it leads and what the file says about itself."""
