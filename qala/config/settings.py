"""Django's settings. What a city may change comes from `env` (environment or .env); the rest is the house's own."""

from pathlib import Path
from urllib.parse import urlsplit

import pghistory
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from qala.config import email, env
from qala.config.database import from_url

ROOT = Path(__file__).resolve().parents[2]
HOME = Path(env.get("QALA_HOME"))

DEBUG = env.get("QALA_DEBUG")
SECRET_KEY = env.get("QALA_SECRET_KEY")
BASE_URL = env.get("QALA_BASE_URL")
CURRENCY = env.get("QALA_CURRENCY")
PUBLISHER = env.get("QALA_PUBLISHER")
OC4IDS_PREFIX = env.get("QALA_OC4IDS_PREFIX")
ALLOWED_HOSTS = env.get("QALA_ALLOWED_HOSTS")
IS_HTTPS = urlsplit(BASE_URL).scheme == "https"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if IS_HTTPS else []

INSTALLED_APPS = [
    "qala.config.demo",
    "qala.public.cabinet",
    "qala.public.consultations",
    "qala.public.tiles",
    "qala.public.published",
    "qala.public.faq",
    "qala.public.portal",
    "qala.public.portfolio",
    "qala.public.opendata",
    "qala.public.projection",
    "qala.office.exchange",
    "qala.office.overview",
    "qala.office.fiveyear",
    "qala.office.meetings",
    "qala.office.reporting",
    "qala.office.finance",
    "qala.office.risks",
    "qala.office.projects",
    "qala.contact.assistant",
    "qala.contact.polls",
    "qala.contact.mailbox",
    "qala.contact.quality",
    "qala.contact.open311",
    "qala.contact.contacts",
    "qala.contact.shifts",
    "qala.contact.fieldwork",
    "qala.contact.deliveries",
    "qala.contact.suggestions",
    "qala.contact.appeals",
    "qala.contact.knowledge",
    "qala.contact.catalog",
    "qala.ground.notifications",
    "qala.ground.files",
    "qala.ground.places",
    "qala.ground.people",
    "qala.ground.organisations",
    "qala.ground.calendars",
    "qala.shared.apps.SharedConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "servestatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

# A snapshot is found by its row or by its context, never by what the row pointed at: for a change of an appeal those
# were thirteen of sixteen indexes to write.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True)

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "qala.shared.guards.StrictPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "qala.shared.middleware.RequestContext",
    "qala.shared.guards.SmallerForStrangers",
    "qala.shared.guards.PrivateAnswers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "qala.ground.people.middleware.SessionActivity",
    "qala.ground.people.middleware.SecondFactorRequired",
    "django_htmx.middleware.HtmxMiddleware",
    "qala.shared.middleware.Refusals",
    "qala.shared.guards.UnkeepableLetters",
]

ROOT_URLCONF = "qala.config.urls"
ASGI_APPLICATION = "qala.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "qala.shared.ui.context.shell",
            ],
        },
    }
]

DATABASES = {"default": from_url(env.get("QALA_DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# default: shared by all web processes (throttles, used codes); local: each process for itself, for what is only slow.
CACHES = {
    "default": {
        "BACKEND": "qala.ground.people.shared_cache.PostgresCache",
        "LOCATION": "people_shared_cache",
    },
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "qala"},
}

# People: sign-in by e-mail or phone, second factor for staff (see qala.ground.people).
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
from qala.ground.people.conf import *
from qala.ground.people.conf import identity_providers

MFA_REQUIRED = env.get("QALA_MFA_REQUIRED")
DELIVERIES_INSIDE = env.get("QALA_DELIVERIES_INSIDE")
# Browsers offer passkeys on https and on localhost only; the library asks to be told about the latter.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
SOCIALACCOUNT_PROVIDERS = identity_providers(
    env.get("QALA_OIDC_SERVER"), env.get("QALA_OIDC_CLIENT_ID"), env.get("QALA_OIDC_CLIENT_SECRET")
)

# Languages: Kazakh first.
LANGUAGE_CODE = env.get("QALA_LANGUAGE")
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "qala_language"
PREFERENCES_COOKIE_NAME = "qala_prefs"
USE_I18N = True
TIME_ZONE = env.get("QALA_TIME_ZONE")
USE_TZ = True
FORMAT_MODULE_PATH = ["qala.config.formats"]

# Browser files: our own from static/ folders, libraries copied from npm by `make` (see vendor.py).
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "qala" / "static_root"
VENDOR_ROOT = ROOT / "qala" / "static_vendor"
STATICFILES_DIRS = [VENDOR_ROOT] if VENDOR_ROOT.is_dir() else []
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "servestatic.storage.CompressedManifestStaticFilesStorage"
    },
}
SERVESTATIC_KEEP_ONLY_HASHED_FILES = True
KEPT_BYTES, KEPT_FILES = env.get("QALA_KEPT_MB") * 1_000_000, HOME / "kept-pages"
PORTAL_ONLY, MAIN_URL = env.get("QALA_PORTAL_ONLY"), env.get("QALA_MAIN_URL")

# Uploaded files: private, and bounded before they reach a view (see qala.ground.files.conf).
from qala.ground.files import conf as files_conf

FILES_LIMITS = files_conf.limits(env.get("QALA_UPLOAD_MAX_MB"))
FILES_QUOTA = files_conf.Quota()
FILES_WORK = HOME / "files" / "work"
FILE_UPLOAD_HANDLERS = files_conf.UPLOAD_HANDLERS
STORAGES["files"] = files_conf.storage(HOME, env.get)
# Files of open data that were written once: nothing that could not be written again (see opendata.shelf).
OPENDATA_FILES, OPENDATA_BYTES = HOME / "files" / "opendata", env.get("QALA_OPENDATA_MB") * 1_000_000

# Safety.
SESSION_ENGINE = "qala.shared.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "qala.shared.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# The map asks another server for its tiles only when the city named one.
_TILES = urlsplit(env.get("QALA_MAP_TILES_URL"))
TILES_ORIGIN = [f"{_TILES.scheme}://{_TILES.netloc}"] if _TILES.netloc else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *TILES_ORIGIN],
        "font-src": [SELF],
        "connect-src": [SELF, *TILES_ORIGIN],
        "media-src": [SELF, "blob:"],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Where letters come from and go to.
MAILBOX_URL = env.get("QALA_MAILBOX_URL")
TELEGRAM = {
    "token": env.get("QALA_TELEGRAM_TOKEN"),
    "api": env.get("QALA_TELEGRAM_API"),
    "name": env.get("QALA_TELEGRAM_NAME"),
}
LLM = {name: env.get(f"QALA_LLM_{name.upper()}") for name in ("url", "key", "model")}
globals().update(email.from_url(env.get("QALA_EMAIL_URL")))
DEFAULT_FROM_EMAIL = env.get("QALA_EMAIL_FROM")

# How people are told of things (see qala.ground.notifications). A demonstration without a gateway keeps its SMS here.
SMS_URL, SMS_KEY, SMS_SENDER = (env.get(f"QALA_SMS_{name}") for name in ("URL", "KEY", "SENDER"))
SMS_REPORT_KEY = env.get("QALA_SMS_REPORT_KEY")
if SMS_URL:
    SMS_GATEWAY = "qala.ground.notifications.senders.sms.HttpGateway"
NOTIFICATIONS_KEPT_HERE = env.get("QALA_DEMO")
VAPID_PRIVATE_KEY = env.get("QALA_VAPID_PRIVATE_KEY") or env.kept(HOME / "vapid.key")

# The city on the map.
CITY_EPSG = env.get("QALA_CITY_EPSG")
MAP = {
    "tiles": env.get("QALA_MAP_TILES_URL"),
    "pmtiles": env.get("QALA_MAP_PMTILES"),
    "attribution": env.get("QALA_MAP_ATTRIBUTION"),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "qala.config.logs.Discreet",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.get("QALA_LOG_LEVEL").upper()},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}

if PORTAL_ONLY:
    from qala.config import portal_only

    portal_only.adapt(globals(), env.get("QALA_READ_DATABASE_URL") or env.get("QALA_DATABASE_URL"))
