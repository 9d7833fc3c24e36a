"""`python -m muster.runtime` is the `muster` command."""

import sys

from muster.runtime.cli import main

sys.exit(main())
