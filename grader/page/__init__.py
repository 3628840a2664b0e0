"""The local web page: watch mode with another face. The files stay in the learner's editor."""
