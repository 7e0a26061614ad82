"""The frozen values that the readers make and every later layer reads."""
