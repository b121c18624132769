"""What happens to the channels of accounts."""

from .connecting import connected, disconnected, revoked
from .keeping import broken, keys_rotated, version_told, warned

__all__ = ["broken", "connected", "disconnected", "keys_rotated", "revoked", "version_told", "warned"]
