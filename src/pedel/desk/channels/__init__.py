"""Connecting official accounts to their networks, and keeping them connected."""
