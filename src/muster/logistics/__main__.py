"""``python -m muster.logistics siting …``: the command line of this package."""

import sys

from muster.logistics.cli import main

sys.exit(main(sys.argv[1:]))
