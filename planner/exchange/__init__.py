"""Files from and to other programs. Empty until import and export need it."""
