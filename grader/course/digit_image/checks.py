"""What must come out of digit_image."""
