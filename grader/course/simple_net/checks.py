"""What must come out of simple_net."""
