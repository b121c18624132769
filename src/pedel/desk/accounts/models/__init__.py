"""Official accounts and the people who keep them."""

from .account import Account
from .channel import Channel
from .membership import Membership

__all__ = ["Account", "Channel", "Membership"]
