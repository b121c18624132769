"""The register over the API, and the public answer whether an account is ours."""

from __future__ import annotations

from ninja import Router

from .endpoints import holds, people, register, verify

PREFIX = ""
router = Router()
router.add_router("/accounts", register.router)
router.add_router("/accounts", people.router)
router.add_router("/verify", verify.router)
router.add_router("/holds", holds.router)
