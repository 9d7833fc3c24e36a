"""What a release, a fire or an explosion does: the laws of nature behind the advice.

Pure functions on arrays. The ensemble (many draws of weather, source and constants) is the leading axis of every
function, receptors come after it; scalars broadcast. SI units inside, always. A model is a value that carries its name,
version, reference and range; what leaves the range is flagged or refused, never guessed.

This file imports nothing: ``from muster.consequence import dense`` costs what ``dense`` costs.
"""

__version__ = "1.0"
