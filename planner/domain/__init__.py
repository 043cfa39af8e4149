"""The career itself: frozen values that cannot be invalid."""
