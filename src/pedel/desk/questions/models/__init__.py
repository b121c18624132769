"""Contact points, cards, absences; questions with their turns and drafts; guidance and its wordings."""

from .absence import Absence
from .card import Card
from .enclosure import Enclosure
from .guidance import Guidance
from .point import Point
from .question import Question
from .turn import Turn
from .wording import Wording

__all__ = ["Absence", "Card", "Enclosure", "Guidance", "Point", "Question", "Turn", "Wording"]
