"""What must come out of mnist_inference."""
