"""How fast the registers are at full scale. Run: see docs/rooms/risks.md, Figures."""
