"""The pages of people, organisations and countries, and the way in."""

from allauth.account.views import account_inactive, logout
from django.urls import path

from empact.web.people.accepting import AnswerPage
from empact.web.people.assigning import AssignmentPage, AssignPage, InvitePage
from empact.web.people.entrance import OwnPasswordView, SignInView
from empact.web.people.links import InvitationPage, ResetPage
from empact.web.people.lists import ContactsPage, PeopleList, VacanciesPage
from empact.web.people.organisations import (
    CountryDetail,
    CountryEdit,
    CountryList,
    OrganisationCreate,
    OrganisationDetail,
    OrganisationEdit,
    OrganisationList,
    RenamePage,
)
from empact.web.people.person import AccountDeedPage, DetailsPage, LinkPage, PersonPage, ProfilePage
from empact.web.people.places import COUNTRY, ORGANISATION
from empact.web.people.rights import RightsPage
from empact.web.people.tokens import RevokePage, TokensPage
from empact.web.routes import record_paths

urlpatterns = [
    path("accounts/login/", SignInView.as_view(), name="account_login"),
    path("accounts/logout/", logout, name="account_logout"),
    path("accounts/inactive/", account_inactive, name="account_inactive"),
    path("accounts/password/", OwnPasswordView.as_view(), name="account_change_password"),
    path("invitation/", InvitationPage.as_view(), name="invitation"),
    path("reset/", ResetPage.as_view(), name="password-reset"),
    path("profile/", ProfilePage.as_view(), name="profile"),
    path("profile/tokens/", TokensPage.as_view(), name="tokens"),
    path("profile/tokens/<int:pk>/revoke/", RevokePage.as_view(), name="token-revoke"),
    path("contacts/", ContactsPage.as_view(), name="contacts"),
    path("people/", PeopleList.as_view(), name="person-list"),
    path("people/vacancies/", VacanciesPage.as_view(), name="vacancies"),
    path("people/assign/", AssignPage.as_view(), name="assignment-create"),
    path("people/invite/", InvitePage.as_view(), name="person-invite"),
    path("people/roles/<int:pk>/", AssignmentPage.as_view(), name="assignment-edit"),
    path("people/roles/<int:pk>/answer/", AnswerPage.as_view(), name="assignment-answer"),
    path("people/<int:pk>/", PersonPage.as_view(), name="person-detail"),
    path("people/<int:pk>/edit/", DetailsPage.as_view(), name="person-edit"),
    path("people/<int:pk>/link/", LinkPage.as_view(), name="person-link"),
    path("people/<int:pk>/close/", AccountDeedPage.as_view(deed="close"), name="person-close"),
    path("people/<int:pk>/open/", AccountDeedPage.as_view(deed="open"), name="person-open"),
    path("people/<int:pk>/erase/", AccountDeedPage.as_view(deed="erase"), name="person-erase"),
    path("people/<int:pk>/rights/", RightsPage.as_view(), name="person-rights"),
    path("organisations/", OrganisationList.as_view(), name="organisation-list"),
    path("organisations/new/", OrganisationCreate.as_view(), name="organisation-create"),
    path("organisations/<slug:code>/rename/", RenamePage.as_view(), name="organisation-rename"),
    *record_paths("organisations/<slug:code>/", ORGANISATION, detail=OrganisationDetail, edit=OrganisationEdit),
    path("countries/", CountryList.as_view(), name="country-list"),
    *record_paths("countries/<slug:code>/", COUNTRY, detail=CountryDetail, edit=CountryEdit),
]
