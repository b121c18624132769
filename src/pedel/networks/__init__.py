"""Connectors to networks: one folder each; they know neither Django nor guidelines."""
