"""How fast the consequence library is, and how its constants were fitted."""
