"""How fast lists, searches, boxes, nearest and tiles are, through the whole request path (session, rights, scope, JSON).

python -m bench.registers front http://localhost:8000 DATA/demo-accounts.json    a running platform, through its front
DATABASE_URL=… python -m bench.registers            the registers that are in that database (fill: scale full)
DATABASE_URL=… python -m bench.registers --import    also 5,000 rows from Excel: check and commit (adds, then takes back)
"""

import os
import sys

if __name__ == "__main__" and sys.argv[1:2] == ["front"]:
    from bench.registers import front

    del sys.argv[1]
    sys.exit(front.main())

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.server.settings")
    import django

    django.setup()
    from bench.registers import measure

    sys.exit(measure.main())
