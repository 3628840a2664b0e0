"""Recorded answers, for a kit without the reference and the known mistakes."""
