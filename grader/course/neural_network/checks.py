"""What must come out of neural_network."""
