"""Applications for accounts, who writes on them, and what is said about them."""

from .application import Application
from .remark import Remark
from .writer import Writer

__all__ = ["Application", "Remark", "Writer"]
