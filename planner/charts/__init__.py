"""Matplotlib figures without Qt; each also gives its table and its spoken sentence."""
