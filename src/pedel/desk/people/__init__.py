"""Units, people and their dated roles; signing in; tokens."""
