"""The room's judgements: what a division is, which place a query means, how long a journey takes, which tile exists."""
