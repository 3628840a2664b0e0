"""How a submission is judged: its checks are run, its values compared, the differences put into words."""
