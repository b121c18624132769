"""The library behind Pedel: drafts held against an institution's guidelines.

    from pedel.policy import Draft, Profile, check, load_pack

    report = check(Draft("My view on …", account="personal"), load_pack("leiden-2012"))

It makes no network call, stores nothing and logs nothing.
"""

from .clause import Clause, Level
from .draft import Draft, DraftError, Media, Profile
from .engine import check
from .finding import Finding, Question
from .loading import load_pack, pack_names
from .located import PackError
from .pack import Pack
from .report import Report

__all__ = [
    "Clause",
    "Draft",
    "DraftError",
    "Finding",
    "Level",
    "Media",
    "Pack",
    "PackError",
    "Profile",
    "Question",
    "Report",
    "check",
    "load_pack",
    "pack_names",
]
