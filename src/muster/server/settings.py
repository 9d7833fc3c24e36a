"""Settings, all from the environment that the supervisor (or a test) gives.

``DATABASE_URL`` · ``MUSTER_DATA_DIR`` · ``MUSTER_SECRETS_DIR`` (file ``secret_key``) · ``MUSTER_ORIGIN`` (allowed origins, comma
separated) · ``MUSTER_DEMONSTRATION=1`` · ``MUSTER_PROCESS`` (web, stream, worker, manage) · ``MUSTER_LAN=1`` (https, secure cookies).
"""

import glob
import importlib.util
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from muster.kit.errors import MusterError

__all__: list[str] = []
BASE_DIR = Path(__file__).resolve().parent.parent
PROCESS = os.environ.get("MUSTER_PROCESS", "manage")
DATA_DIR = os.environ.get("MUSTER_DATA_DIR", "")
DEMONSTRATION = os.environ.get("MUSTER_DEMONSTRATION", "") == "1"
LAN = os.environ.get("MUSTER_LAN", "") == "1"
DEBUG = False


def _secret_key() -> str:
    folder = os.environ.get("MUSTER_SECRETS_DIR", "")
    if not folder:
        return secrets.token_urlsafe(48)  # tests and single commands; a serving process always has the file
    key = (Path(folder) / "secret_key").read_text("utf-8").strip()
    if len(key) < 32:
        raise MusterError("secret-too-short")
    return key


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    options: dict[str, Any] = {"application_name": f"muster-{PROCESS}"}
    if PROCESS == "web":
        options["pool"] = {"min_size": 2, "max_size": 12, "timeout": 5}
        options["options"] = "-c statement_timeout=5000 -c idle_in_transaction_session_timeout=15000"
    return {"ENGINE": "django.contrib.gis.db.backends.postgis", "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or ""),
            "HOST": query.get("host", parts.hostname or ""), "PORT": str(parts.port or query.get("port", "")),
            "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": options, "TEST": {"TEMPLATE": "template_muster"}}


def _wheel_library(package: str, pattern: str) -> str | None:
    spec = importlib.util.find_spec(package)
    folder = Path(spec.origin).parent.parent / f"{package}.libs" if spec and spec.origin else Path("/nonexistent")
    return next(iter(sorted(glob.glob(str(folder / pattern)))), None)  # noqa: PTH207  # a plain path string is what ctypes wants


DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql:///muster"))}
GDAL_LIBRARY_PATH = _wheel_library("pyogrio", "libgdal-*.so*")
GEOS_LIBRARY_PATH = _wheel_library("shapely", "libgeos_c-*.so*")

SECRET_KEY = _secret_key()
ORIGINS = [origin for origin in os.environ.get("MUSTER_ORIGIN", "http://localhost:8000").split(",") if origin]
ALLOWED_HOSTS = sorted({urlsplit(origin).hostname or "" for origin in ORIGINS} | {"localhost", "127.0.0.1", "testserver"})
CSRF_TRUSTED_ORIGINS = ORIGINS
SECURE = LAN or all(origin.startswith("https://") for origin in ORIGINS)

INSTALLED_APPS = [
    "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "django.contrib.messages", "django.contrib.gis",
    "django.contrib.postgres", "ninja", "allauth", "allauth.account", "allauth.mfa", "allauth.headless", "allauth.usersessions",
    *(f"muster.apps.{room}" for room in ("geo", "org", "resources", "risks", "incidents", "simulations", "command", "analytics")),
    "muster.kit.durable", "muster.kit.imports", "muster.server", "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "muster.server.middleware.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "muster.server.middleware.ActorMiddleware",
]
ROOT_URLCONF = "muster.server.urls"
WSGI_APPLICATION = "muster.server.wsgi.application"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
              "OPTIONS": {"context_processors": ["django.template.context_processors.request"]}}]
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
USE_I18N = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

AUTH_USER_MODEL = "org.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["muster.server.hashers.Argon2idHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("username",)}},
]
ACCOUNT_ADAPTER = "muster.server.signin.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": False, "reauthenticate": "20/m/user", "change_password": "10/m/user",
                       "signup": False, "reset_password": False}
ALLAUTH_TRUSTED_PROXY_COUNT = 1
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS: dict[str, str] = {}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Muster 集结"
MFA_TOTP_TOLERANCE = 1  # a code may change while it is typed
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-muster" if SECURE else "muster"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_NAME = "muster_csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "muster.server.problems.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["muster.kit.durable.jobs"]

LOGGING = {
    "version": 1, "disable_existing_loggers": False,
    "formatters": {"json": {"()": "muster.server.logs.JsonFormatter", "process_name": PROCESS}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("MUSTER_LOG_LEVEL", "INFO")},
    "loggers": {"django.request": {"level": "ERROR"}, "procrastinate": {"level": "WARNING"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]  # nginx ends TLS and sets these headers
