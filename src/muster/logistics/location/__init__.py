"""Where bases should stand: covering and median problems with proven bounds."""
