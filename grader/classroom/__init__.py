"""A class: many submissions taken in, graded, kept, counted and handed back."""
