"""Search, tiles, nearest places, divisions and travel times against a loaded ground."""
