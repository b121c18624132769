"""The institution's guidelines to read."""
