"""Where administrators look after the workers."""

from django.urls import path

from empact.web.workers.pages import JobPage, WorkersPage

urlpatterns = [
    path("workers/", WorkersPage.as_view(), name="workers"),
    path("workers/jobs/<int:pk>/", JobPage.as_view(), name="job-detail"),
    path("workers/jobs/<int:pk>/<slug:deed>/", JobPage.as_view(), name="job-deed"),
]
