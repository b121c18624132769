"""`pedel picture`: what a picture's file tells, and how to take it out."""

from __future__ import annotations

from .. import Commands

command = Commands("picture", package=__name__, help="See what a picture's file tells, and take it out.")
