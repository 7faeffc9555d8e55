"""The pages of people."""

from allauth.account.views import account_inactive, logout
from django.urls import path

from empact.web.people.entrance import OwnPasswordView, SignInView

urlpatterns = [
    path("accounts/login/", SignInView.as_view(), name="account_login"),
    path("accounts/logout/", logout, name="account_logout"),
    path("accounts/inactive/", account_inactive, name="account_inactive"),
    path("accounts/password/", OwnPasswordView.as_view(), name="account_change_password"),
]
