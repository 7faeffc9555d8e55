"""Settings, all from the environment (docs/operations.md lists the variables)."""

from datetime import date
from pathlib import Path

import pghistory
from django.utils.csp import CSP
from kombu import Queue

from empact import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("EMPACT_VAR") or BASE_DIR / "var")
EMPACT_RELEASE = env.text("EMPACT_RELEASE")

# -- Safety ------------------------------------------------------------------------------------

DEBUG = env.flag("DEBUG")
EMPACT_DEMO = env.flag("EMPACT_DEMO")
EMPACT_TODAY = date.fromisoformat(env.text("EMPACT_TODAY"))
EMPACT_MARKING = env.text("EMPACT_MARKING")
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
HTTPS = env.flag("EMPACT_HTTPS", default=not (DEBUG or EMPACT_DEMO))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# What watches the process asks it directly, without the proxy.
SECURE_REDIRECT_EXEMPT = ["^livez$", "^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_AGE = 8 * 3600
SESSION_ENGINE = "empact.accounts.sessions"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
CSRF_FAILURE_VIEW = "empact.web.typed.stale_form"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# -- Rooms -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "empact.web",
    "empact.api",
    "empact.documents",
    "empact.notifications",
    "empact.workflow",
    "empact.lineage",
    "empact.jobs",
    "empact.accounts",
    "empact.loading",
    "empact.history",
    "cycles",
    "priorities",
    "oaps",
    "evaluation",
    "allauth",
    "allauth.account",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "empact.web.middleware.SignInMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "empact.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "empact.urls"
WSGI_APPLICATION = "empact.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "empact.web.context.frame",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- Data --------------------------------------------------------------------------------------

# Threads of one web process; the pool is as large, for fewer connections than threads is a PoolTimeout.
WEB_THREADS = env.number("WEB_THREADS")
DATABASES = {"default": env.database(env.url("DATABASE_URL", "DATABASE_PASSWORD"))}
DATABASES["default"]["OPTIONS"] |= {  # type: ignore[operator]
    # Both are needed for prepared statements (docs/adr/); raw SQL must cast its parameters.
    "server_side_binding": True,
    "prepare_threshold": 5,
    "pool": {"min_size": 1, "max_size": WEB_THREADS, "timeout": 5},
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.url("REDIS_URL", "REDIS_PASSWORD")
CACHES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "empact.cache.SteadyCache", "LOCATION": REDIS_URL, "KEY_PREFIX": "empact"}
}

# Row history is read by record and by day, never by what a row pointed at: an index for each would slow every write.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

# -- People ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["empact.accounts.backends.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "empact.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "empact.web.people.forms.SignInForm",
    "change_password": "empact.web.people.forms.PasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# A session ends with the browser, at the latest after SESSION_COOKIE_AGE.
ACCOUNT_SESSION_REMEMBER = False
# Per address one person's password is guessed at most 5 times in 5 minutes, from however many places.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/300s/key", "change_password": "5/m/user"}
# How many proxies of ours stand before the web server; what a client writes into X-Forwarded-For never counts.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my-work"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"

# -- Words, time, files ------------------------------------------------------------------------

# Every text is English as it is written: to look each up in catalogues took a twentieth of every page (docs/adr/0021).
USE_I18N = False
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
# What the catalogue of British English would say; Django's own would read 05/06/2026 as a day in May.
DATE_FORMAT = "j M Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j M Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]
DATETIME_INPUT_FORMATS = [
    f"{day} {clock}" for day in DATE_INPUT_FORMATS for clock in ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f")
]
FIRST_DAY_OF_WEEK = 1
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# -- Celery (why: docs/adr/0012-a-job-is-a-row.md) -----------------------------------------------

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT = "empact.jobs.broker:Transport"
# Tasks are bells; what is sure is the job's row. Late acknowledgement would only bring stale bells back.
CELERY_TASK_ACKS_LATE = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 660,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 5,
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A worker that says nothing for so long is taken for dead (seconds).
EMPACT_JOB_LEASE_S = env.number("JOB_LEASE_S")
# What waits for what is said by empact.jobs.kinds.Queue; a worker serves all queues unless -Q names some.
CELERY_TASK_DEFAULT_QUEUE = "prompt"
CELERY_TASK_QUEUES = [Queue(name) for name in ("prompt", "documents", "mail")]
# Beat only says "look"; what is due is asked of the announced schedules, a slot each.
CELERY_BEAT_SCHEDULE = {"schedules": {"task": "jobs.keep_time", "schedule": 30.0}}
if EMPACT_DEMO:
    CELERY_BEAT_SCHEDULE["answers-of-other-states"] = {"task": "oaps.answer_for_others", "schedule": 20.0}

# -- Mail --------------------------------------------------------------------------------------

# Where people reach the application: the links in mails and calendars begin so.
EMPACT_SITE = env.text("EMPACT_SITE")
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM")
# In demonstration mode nothing leaves the machine; the page "Mails" shows what would have been sent.
MAILERS = {"default": env.mailer("" if EMPACT_DEMO else env.url("MAIL_URL", "MAIL_PASSWORD"))}

# -- REST --------------------------------------------------------------------------------------

# Proxies in front that write X-Forwarded-For; with none the header is not believed.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES")

REST_FRAMEWORK: dict[str, object] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "empact.api.authentication.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    # Rows are limited by visible_to and moves by their rules; a door of its own would be a second opinion.
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["empact.api.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "empact.api.schema.Schema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "empact.api.handler.handle",
    "URL_FORMAT_OVERRIDE": None,
    "UNICODE_JSON": True,
}

SPECTACULAR_SETTINGS: dict[str, object] = {
    "TITLE": "EMPACT cycle manager",
    "DESCRIPTION": (
        "Cycles, threats, priorities, operational action plans, results and evaluations of EMPACT. Anonymous readers "
        "get what is adopted and sourced; the rest needs a token or the session of the pages. See /api/v1/docs/."
    ),
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    # The description is committed and compared by a test, which knows the names of our enumerations.
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "empact.api.schema.tidy"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
