"""Frozen inputs and a seed in, a frozen forecast out."""
