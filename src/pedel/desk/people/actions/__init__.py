"""What changes units, people, roles and tokens."""
