"""Whom to ask, asking them, and the answers that become guidance (clause contact)."""
