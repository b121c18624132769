"""Official accounts, their wiring, the brakes on them, and the people who keep them."""

from .account import Account
from .channel import Channel
from .hold import Hold
from .membership import Membership

__all__ = ["Account", "Channel", "Hold", "Membership"]
