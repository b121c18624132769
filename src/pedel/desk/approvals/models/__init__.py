"""Requests for approval, their steps and decisions; routes, delegations and one-time links."""

from .decision import Decision
from .delegation import Delegation
from .link import ExternalLink
from .look import Look
from .request import Request, Step
from .route import RouteStep, Rule

__all__ = ["Decision", "Delegation", "ExternalLink", "Look", "Request", "RouteStep", "Rule", "Step"]
