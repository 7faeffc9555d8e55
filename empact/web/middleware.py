"""Who must sign in, and how refusals are shown: one place for every page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin
from django_htmx.http import HttpResponseClientRedirect

from empact.web import errors, typed
from empact.web.public import public_names
from empact.workflow.errors import WorkflowError

logger = logging.getLogger(__name__)


class SignInMiddleware(LoginRequiredMiddleware):
    """Send to sign-in whoever has not signed in, except on the pages announced as public."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let public pages through."""
        match = request.resolver_match
        if match is not None and match.view_name in public_names():
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> Any:
        """Redirect; htmx is told to load the whole page, else it would put the sign-in form into the list.

        What was typed on a page of ours is kept, and shown there once the person has signed in again.
        """
        if request.method == "POST" and typed.shows_typed(view_func):
            typed.keep(request)
        response = super().handle_no_permission(request, view_func)
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(response["Location"])
        return response


class RefusalMiddleware(MiddlewareMixin):
    """Show what the engine answers as a page that helps: 404, 403, 409, 400."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn an answer of the engine into a page; everything else is left to Django."""
        if isinstance(exception, WorkflowError):
            return errors.refusal(request, exception)
        if isinstance(exception, ValueError | DataError) and errors.is_unstorable(request):
            logger.info("A request with a character that cannot be stored was refused.")
            return errors.bad_request(request, exception)
        return None
