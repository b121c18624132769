"""Incidents and what belongs to them; threats to a person, kept apart; emergency links."""

from .breach import Breach
from .evidence import Custody, Evidence
from .incident import Incident
from .link import EmergencyLink
from .protected import Helper, Protected, ProtectedFile, ProtectedNote, ProtectedStep
from .revocation import Revocation
from .step import Step

__all__ = [
    "Breach",
    "Custody",
    "EmergencyLink",
    "Evidence",
    "Helper",
    "Incident",
    "Protected",
    "ProtectedFile",
    "ProtectedNote",
    "ProtectedStep",
    "Revocation",
    "Step",
]
