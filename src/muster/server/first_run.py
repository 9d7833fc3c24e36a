"""The first run of an empty platform: a one-time link, then three administrators."""

import hashlib
import hmac
import secrets
from pathlib import Path

from django.conf import settings

from muster.apps.org import actions, schemas
from muster.apps.org.models import Account, Organisation
from muster.kit.actors import Actor
from muster.kit.errors import Gone

__all__ = ["ACTOR", "finish", "holds", "new_token"]

ACTOR = Actor.system("首次设置")


def _file() -> Path:
    return Path(settings.DATA_DIR or ".") / "first-run-token"


def new_token() -> str:
    """A one-time token; its hash is kept in a 0600 file of the data directory. Refused once accounts exist."""
    if Account.objects.exists():
        raise Gone("first-run-over")
    token = secrets.token_urlsafe(32)
    file = _file()
    file.touch(mode=0o600)
    file.write_text(hashlib.sha256(token.encode()).hexdigest(), "utf-8")
    return token


def holds(token: str) -> bool:
    """Whether the token can still be used."""
    file = _file()
    if not file.exists() or Account.objects.exists():
        return False
    return hmac.compare_digest(file.read_text("utf-8"), hashlib.sha256(token.encode()).hexdigest())


def finish(form: schemas.FirstRunIn) -> Organisation:
    """Use the token: make the root organisation and its administrators."""
    if not holds(form.token):
        raise Gone("first-run-over")
    root = actions.make_administrators(
        actor=ACTOR, org_name=form.org_name,
        administrators={str(entry.role): (entry.name, entry.username, entry.password) for entry in form.administrators})
    _file().unlink(missing_ok=True)
    return root
