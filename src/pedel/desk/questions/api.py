"""The directory, the question desk and guidance over the API."""

from __future__ import annotations

from ninja import Router

from .endpoints import contacts, guidance, questions

PREFIX = ""
router = Router()
router.add_router("/contacts", contacts.router)
router.add_router("/questions", questions.router)
router.add_router("/guidance", guidance.router)
