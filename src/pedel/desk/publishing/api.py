"""Deliveries, holds' effects and the calendar over the API."""

from __future__ import annotations

from ninja import Router

from .endpoints import calendar, deliveries

PREFIX = ""
router = Router()
router.add_router("/deliveries", deliveries.router)
router.add_router("/calendar", calendar.calendar)
router.add_router("/accounts", calendar.slots)
