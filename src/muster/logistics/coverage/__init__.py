"""Who can be reached, from where, in what time: shares of a demand covered by sets of bases."""
