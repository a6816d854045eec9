"""How sign-in behaves here: everybody may make an account; what it may do comes with an organisation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Registration is open. An account alone sees nothing: roles come by claim, invitation or being let in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return True
