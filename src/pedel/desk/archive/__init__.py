"""Proof of what was said: exports that open offline, and what is destroyed when."""
