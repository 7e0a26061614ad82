"""What a finished file says about itself, by whichever engine it was made."""
