"""Pedel makes a university's own written social media guidelines work."""

__version__ = "0.1.0"
