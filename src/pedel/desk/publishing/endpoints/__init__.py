"""The operations of publishing."""
