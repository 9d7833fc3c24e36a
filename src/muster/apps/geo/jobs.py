"""Background work."""

import logging
from pathlib import Path

from django.conf import settings

from muster.apps.geo import actions
from muster.kit import bus
from muster.kit.actors import Actor
from muster.kit.errors import Unavailable

log = logging.getLogger(__name__)


@bus.job("geo.load_boundaries", queue=bus.SLOW, attempts=1)
def load_boundaries() -> None:
    """Fetch and lay the boundaries; without a network the map stays without them and says so."""
    folder = Path(settings.DATA_DIR or ".") / "geo" / "packages"
    try:
        actions.load_boundaries(actor=Actor.system("平台"), folder=folder)
    except Unavailable as refusal:
        log.warning("boundaries not loaded: %s", refusal)
