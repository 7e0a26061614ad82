"""What charts are drawn on and with: a sheet, its lettering, the look of the style."""
