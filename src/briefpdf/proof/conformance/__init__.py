"""Does a file keep the standards that it claims? As far as a machine can judge."""
