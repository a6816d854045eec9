"""How sign-in behaves here: no open registration yet, people are invited by their organisation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Registration opens with the claiming of organisations; until then accounts are made by an operator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
