"""Assets, what is made of them, files on their way in, and the official marks."""

from .asset import Asset
from .logo import Logo
from .rendition import Rendition
from .stamp import Stamp
from .tag import Tag
from .upload import Upload

__all__ = ["Asset", "Logo", "Rendition", "Stamp", "Tag", "Upload"]
