"""What must come out of gradient_descent."""
