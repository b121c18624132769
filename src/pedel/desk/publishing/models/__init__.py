"""The ledger of what goes out."""

from .delivery import Delivery
from .part import Part

__all__ = ["Delivery", "Part"]
