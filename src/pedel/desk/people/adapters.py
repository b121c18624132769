"""How allauth is fitted to the desk."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: the steward or the identity provider does."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    pass
