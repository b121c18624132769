"""What is known of how accounts are looked after."""

from .change import Change
from .confirmation import Confirmation
from .sighting import Sighting

__all__ = ["Change", "Confirmation", "Sighting"]
