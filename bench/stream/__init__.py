"""How long news takes: from a note being saved until a thousand open streams have it."""
