"""Kinds of value that several shapes share."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Words = Annotated[str, StringConstraints(max_length=4000)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Figure = Annotated[int, Field(ge=0, le=1_000_000)]
Money = Annotated[int, Field(ge=0, le=10**15, description="yuan")]
Lon = Annotated[float, Field(ge=-180, le=180)]
Lat = Annotated[float, Field(ge=-90, le=90)]
Grade = Literal["extraordinary", "major", "serious", "ordinary"]
Source = Literal["phone", "alarm", "enterprise", "other"]
CoordinateSystem = Literal["wgs84", "cgcs2000", "gcj02", "bd09"]
