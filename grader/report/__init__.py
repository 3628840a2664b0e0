"""What is said: the outcomes of one submission, and the formats that print them."""
