"""How gradient_descent is judged."""
