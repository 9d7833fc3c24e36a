"""Where the ground's data come from: our own files, packages fetched at set-up, and the national map service."""
