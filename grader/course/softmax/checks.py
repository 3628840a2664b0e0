"""What must come out of softmax."""

import numpy as np
import pytest


def check_worked_examples(submission, assert_close):
    """softmax returns the numbers of the worked examples."""
    y = submission.softmax(np.array([0.3, 2.9, 4.0]))
    assert_close(y, [0.01821127, 0.24519181, 0.73659691], of="softmax([0.3, 2.9, 4])")
    y = submission.softmax(np.array([0.3, 2.9, 4.0, 0.0]))
    assert_close(y, [0.01796885, 0.2419279, 0.72679159, 0.01331165], of="softmax([0.3, 2.9, 4, 0])")


@pytest.mark.points(2)
def check_each_row_of_a_batch(submission, assert_close, formulas, rng):
    """softmax normalises each row of a batch on its own."""
    x = rng.normal(size=(4, 3))
    assert_close(submission.softmax(x), formulas.softmax(x), of="softmax(x), x of shape (4, 3)")
    y = submission.softmax(np.array([[0.0, 1.0], [0.5, 0.5]]))  # scores that add up to 1 already
    assert_close(y, [[0.26894142, 0.73105858], [0.5, 0.5]], of="softmax([[0, 1], [0.5, 0.5]])")


def check_rows_are_probabilities(submission, assert_array, rng):
    """softmax returns rows that add up to 1, with no negative entry."""
    of = "softmax(x), x of shape (5, 4)"
    y = assert_array(submission.softmax(3 * rng.normal(size=(5, 4))), (5, 4), of=of)
    for row, total in enumerate(y.sum(axis=1)):
        assert abs(total - 1) < 1e-5, f"{of}: row {row} adds up to {total:.6g}; expected 1"
    assert y.min() >= 0, f"{of}: the smallest entry is {y.min():.4g}; a probability is never negative"


@pytest.mark.points(2)
def check_large_scores(submission, assert_close):
    """softmax does not overflow for scores of 1000 and more."""
    y = submission.softmax(np.array([1000.0, 1000.0]))
    assert_close(y, [0.5, 0.5], of="softmax([1000, 1000])")
    y = submission.softmax(np.array([1000.0, 0.0, -1000.0]))
    assert_close(y, [1, 0, 0], of="softmax([1000, 0, -1000])")


@pytest.mark.points(2)
def check_rows_far_apart(submission, assert_close):
    """softmax accepts rows of very high and rows of very low scores in one batch."""
    x = np.array([[1000.0, 1001.0, 1002.0], [-1000.0, -1001.0, -999.0], [0.0, 0.0, 0.0]])
    want = [[0.09003057, 0.24472847, 0.66524096], [0.24472847, 0.09003057, 0.66524096], [1 / 3, 1 / 3, 1 / 3]]
    assert_close(submission.softmax(x), want, of="softmax([[1000, 1001, 1002], [-1000, -1001, -999], [0, 0, 0]])")
    assert_close(submission.softmax(np.array([0.0, -20.0])), [1, 2.06115362e-09], of="softmax([0, -20])", atol=0)


def check_many_times(agree, rng):
    """softmax gives right results over many calls, and leaves the scores unchanged."""
    agree("softmax", rng.normal(size=(4, 3)))
