"""This machine: folders, shipped resources, settings, logs."""
