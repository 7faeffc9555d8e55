"""Where one's documents are."""

from django.urls import path

from empact.web.documents import views

urlpatterns = [
    path("my-documents/", views.DocumentList.as_view(), name="document-request-list"),
    path("my-documents/ask/", views.AskPage.as_view(), name="document-ask"),
    path("my-documents/<int:pk>/", views.RequestPage.as_view(), name="document-request"),
    path("my-documents/<int:pk>/cancel/", views.CancelPage.as_view(), name="document-cancel"),
    path("my-documents/<int:pk>/retry/", views.RetryPage.as_view(), name="document-retry"),
    path("my-documents/<int:pk>/all.zip", views.ArchivePage.as_view(), name="document-archive"),
    path("my-documents/<int:pk>/files/<int:part>/", views.FilePage.as_view(), name="document-file"),
]
