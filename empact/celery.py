"""The Celery application: its settings and its schedule live in settings.py."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "empact.settings")

app = Celery("empact")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# By name: the relay needs Django's models, which are not there yet.
app.steps["worker"].add("empact.jobs.relay:RelayStep")
