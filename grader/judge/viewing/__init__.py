"""Views: pictures of what a submission returns, beside what is expected. They change no verdict."""
