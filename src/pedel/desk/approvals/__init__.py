"""A responsible person's yes or no to a digest."""
