"""Django's settings, made from the institution's configuration."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import SELF
from django.utils.translation import gettext_lazy as _

from . import configuration, storing

HOME = configuration.home()
PEDEL = configuration.load()
HERE = Path(__file__).parent

DEBUG = False
SECRET_KEY = PEDEL.secret_key or "insecure-until-pedel-desk-init-has-made-one"
ALLOWED_HOSTS = [*PEDEL.hosts, urlsplit(PEDEL.url).hostname or "localhost"]
SECURE = PEDEL.url.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_htmx",
    "treebeard",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "pedel.desk.ui",
    "pedel.desk.record",
    "pedel.desk.people",
    "pedel.desk.notices",
    "pedel.desk.guidelines",
    "pedel.desk.checking",
    "pedel.desk.accounts",
    "pedel.desk.questions",
    "pedel.desk.passwords",
    "pedel.desk.library",
    "pedel.desk.applications",
    "pedel.desk.channels",
    "pedel.desk.mandates",
    "pedel.desk.drafts",
    "pedel.desk.approvals",
    "pedel.desk.publishing",
    "pedel.desk.archive",
    "pedel.desk.keeping",
    "pedel.desk.incidents",
    "pedel.desk.closing",
    "pedel.desk.leaving",
    "pedel.desk.dossier",
    "pedel.desk.api",
    "pedel.desk.demo",
]

MIDDLEWARE = [
    "pedel.desk.checking.privacy.PrivateMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "pedel.desk.ui.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "pedel.desk.api.limits.SeatsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pedel.desk.people.middleware.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pedel.desk.people.middleware.SecondFactorMiddleware",
    "pedel.desk.record.middleware.RefusalMiddleware",
    "pedel.desk.ui.middleware.ReadableMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "ui" / "templates", HERE / "people" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pedel.desk.ui.context.institution",
                "pedel.desk.notices.context.bell",
                "pedel.desk.accounts.context.brakes",
            ],
            "builtins": [
                "pedel.desk.ui.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "pedel.desk.ui.forms.Renderer"

ROOT_URLCONF = "pedel.desk.urls"
WSGI_APPLICATION = "pedel.desk.wsgi.application"

DATABASES = {"default": dj_database_url.parse(PEDEL.database_url or f"sqlite:///{HOME / 'desk.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A write takes the lock when its transaction begins, so two writers wait for each other and never fail.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    INSTALLED_APPS.append("procrastinate.contrib.django")  # shares the work; its tables are PostgreSQL's
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "pedel.desk.people.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "pedel.desk.people.adapters.SocialAccountAdapter"
ACCOUNT_FORMS = {"login": "pedel.desk.people.signing_forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "pedel.desk.people.models.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": provider.id,
                "name": provider.name,
                "client_id": provider.client_id,
                "secret": provider.client_secret,
                "settings": {"server_url": provider.server_url, "groups_claim": provider.groups_claim},
            }
            for provider in PEDEL.oidc
        ],
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
MFA_ADAPTER = "pedel.desk.people.adapters.MFAAdapter"
MFA_FORMS = {"add_webauthn": "pedel.desk.people.signing_forms.PasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # the code of half a minute ago still counts: RFC 6238, section 5.2
MFA_TOTP_ISSUER = f"Pedel · {PEDEL.institution}"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

LANGUAGE_CODE = PEDEL.languages[0]
LANGUAGES = [
    (code, name) for code, name in (("en", _("English")), ("nl", _("Dutch"))) if code in PEDEL.languages
]
LANGUAGE_COOKIE_NAME = "pedel-language"
TIME_ZONE = PEDEL.timezone
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = sorted(HERE.glob("*/locale"))  # our words before those of the libraries
FORMAT_MODULE_PATH = ["pedel.desk.ui.formats"]
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": storing.storage(PEDEL.storage_url),
    "staticfiles": {"BACKEND": "pedel.desk.ui.storage.Manifest"},
}
WHITENOISE_MAX_AGE = 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        # Signing in is a form that leads on to the provider, and browsers hold redirects to this too.
        "form-action": [
            SELF,
            *("{0.scheme}://{0.netloc}".format(urlsplit(p.server_url)) for p in PEDEL.oidc),
        ],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14

DEFAULT_FROM_EMAIL = SERVER_EMAIL = PEDEL.mail_from
EMAIL_BACKEND = "pedel.desk.notices.backend.Outbox"
FORMS_URLFIELD_ASSUME_HTTPS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"private": {"()": "pedel.desk.checking.privacy.NothingOfTheCheck"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["private"]},
        "access": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "filters": ["private"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # The server's own access log, where it is switched on, goes through the same filter.
        "granian.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
    },
}
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # TLS ends at the proxy in front of the desk
