"""A plausible university to try the desk with."""
