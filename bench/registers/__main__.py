"""How fast lists, searches, boxes, nearest and tiles are, through the whole request path (session, rights, scope, JSON).

DATABASE_URL=… python -m bench.registers            the registers that are in that database (fill: scale full)
DATABASE_URL=… python -m bench.registers --import    also 5,000 rows from Excel: check and commit (adds, then takes back)
"""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.server.settings")
    import django

    django.setup()
    from bench.registers import measure

    sys.exit(measure.main())
