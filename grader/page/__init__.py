"""The local web page: watch mode in the browser. The files stay in the learner's editor."""
