"""Views: pictures of a submission's results beside the expected ones. They change no verdict."""
