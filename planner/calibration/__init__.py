"""From raw public data to the shipped pack."""
