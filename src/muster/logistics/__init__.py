"""Where things should stand and how they get there: pure mathematics, numbers in and numbers out."""
