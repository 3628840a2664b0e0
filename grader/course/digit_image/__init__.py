"""How digit_image is judged."""
