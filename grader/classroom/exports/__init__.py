"""The grades of a class as each platform takes them. Each export is made of a gradebook, and writes no file."""
