"""Confront the models with measured trials: inputs from the files alone, one record per observation, scores per suite."""
