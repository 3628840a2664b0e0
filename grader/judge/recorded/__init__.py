"""Answers that were recorded, in the place of a reference and of known mistakes that are not here."""
