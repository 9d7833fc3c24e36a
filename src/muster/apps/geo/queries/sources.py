"""What the ground is made of, and how old it is."""

from django.db import connection
from django.db.models import QuerySet

from muster.apps.geo.models import MapSource

__all__ = ["map_sources", "map_version"]


def map_sources() -> QuerySet[MapSource]:
    """Every data set, whether it is there or not."""
    return MapSource.objects.order_by("key")


def map_version() -> str:
    """A short text that changes whenever any data set is laid anew."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(extract(epoch from max(loaded_at))::numeric(20, 3)::text, '0') from geo_mapsource")
        return str(cursor.fetchone()[0]).replace(".", "")
