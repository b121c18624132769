"""The ledger of what goes out, and who sends it."""

from .correction import Correction
from .delivery import Delivery
from .link import Link
from .part import Part
from .slot import Slot
from .withdrawal import Withdrawal
from .worker import Worker

__all__ = ["Correction", "Delivery", "Link", "Part", "Slot", "Withdrawal", "Worker"]
