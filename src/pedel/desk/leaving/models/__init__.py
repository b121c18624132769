"""Somebody's departure, and what was said by hand of what no machine can see."""

from .departure import Departure
from .word import Word

__all__ = ["Departure", "Word"]
