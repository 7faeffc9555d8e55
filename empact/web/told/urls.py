"""Where messages are read, chosen and fed to a calendar."""

from django.urls import path

from empact.web.routes import record_paths
from empact.web.told.announced import CADENCE
from empact.web.told.calendar import CalendarPage, calendar_feed
from empact.web.told.choices import ChoicesPage
from empact.web.told.mails import MailPage, MailsPage
from empact.web.told.messages import MessagesPage, ReadPage
from empact.web.told.rhythms import RhythmEdit, RhythmPage, RhythmsPage

urlpatterns = [
    path("messages/", MessagesPage.as_view(), name="messages"),
    path("messages/read/", ReadPage.as_view(), name="messages-read"),
    path("messages/<int:pk>/read/", ReadPage.as_view(), name="message-read"),
    path("profile/messages/", ChoicesPage.as_view(), name="message-choices"),
    path("profile/calendar/", CalendarPage.as_view(), name="calendar-address"),
    path("feeds/<slug:secret>.ics", calendar_feed, name="calendar-feed"),
    path("mails/", MailsPage.as_view(), name="mails"),
    path("mails/<int:pk>/", MailPage.as_view(), name="mail"),
    path("reminders/", RhythmsPage.as_view(), name="reminder-rhythms"),
    *record_paths("reminders/<str:kind>/", CADENCE, detail=RhythmPage, edit=RhythmEdit),
]
