"""What must come out of the numpy warm-up."""

import numpy as np
import pytest

X = np.array([[51, 55], [14, 19], [0, 4]])


# elementwise


@pytest.mark.points(2)
def check_elementwise(submission, assert_close):
    """elementwise returns a sum, a difference, a product and a quotient."""
    got = submission.elementwise(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]))
    want = [3, 6, 9], [-1, -2, -3], [2, 8, 18], [0.5, 0.5, 0.5]
    assert_close(got, want, of="elementwise([1, 2, 3], [2, 4, 6])")


def check_elementwise_of_integers(submission, assert_close):
    """elementwise returns fractions when it divides integers."""
    got = submission.elementwise(np.array([1, 2, 3]), np.array([4, 5, 800]))
    want = [5, 7, 803], [-3, -3, -797], [4, 10, 2400], [0.25, 0.4, 0.00375]
    assert_close(got, want, of="elementwise([1, 2, 3], [4, 5, 800])")


@pytest.mark.points(2)
def check_elementwise_of_any_arrays(agree, away_from_zero):
    """elementwise accepts arrays of any shape, even square matrices, and leaves them unchanged."""
    agree("elementwise", away_from_zero((3, 3)), away_from_zero((3, 3)))


# scale_rows


@pytest.mark.points(2)
def check_scale_rows(submission, assert_close):
    """scale_rows multiplies each column by its own factor."""
    got = submission.scale_rows(np.array([[1, 2], [3, 4]]), np.array([10, 20]))
    assert_close(got, [[10, 40], [30, 80]], of="scale_rows([[1, 2], [3, 4]], [10, 20])")


def check_scale_rows_by_fractions(submission, assert_close):
    """scale_rows multiplies integers by fractions without rounding."""
    got = submission.scale_rows(np.array([[1, 2], [3, 5]]), np.array([0.5, 0.25]))
    assert_close(got, [[0.5, 0.5], [1.5, 1.25]], of="scale_rows([[1, 2], [3, 5]], [0.5, 0.25])")


def check_scale_rows_of_any_shape(submission, assert_close, away_from_zero, formulas):
    """scale_rows accepts tall, wide and one-column matrices."""
    for N, D in ((4, 3), (2, 3), (3, 1)):
        A, b = away_from_zero((N, D)), away_from_zero((D,))
        want = formulas.scaled_rows(A, b)
        of = f"scale_rows(A, b), A of shape ({N}, {D}), b of shape ({D},)"
        assert_close(submission.scale_rows(A, b), want, of=of)


def check_scale_rows_of_any_arrays(agree, away_from_zero):
    """scale_rows accepts one-row and square matrices, and leaves A and b unchanged."""
    agree("scale_rows", away_from_zero((3, 3)), away_from_zero((3,)))


# pick


@pytest.mark.points(2)
def check_pick(submission, assert_close):
    """pick() counts positions from 0, row after row."""
    got = submission.pick(X, np.array([0, 2, 4]))
    assert_close(got, [51, 14, 0], of="pick([[51, 55], [14, 19], [0, 4]], [0, 2, 4])")


def check_pick_in_order(submission, assert_close):
    """pick() returns entries in the order of the indices, even repeated ones."""
    got = submission.pick(X, np.array([3, 0, 3, 1, 5]))
    assert_close(got, [19, 51, 19, 55, 4], of="pick([[51, 55], [14, 19], [0, 4]], [3, 0, 3, 1, 5])")


def check_pick_from_any_shape(submission, assert_close, rng, formulas):
    """pick() accepts an array of any shape and size."""
    few = ((6,), [5, 1]), ((6,), [2]), ((2, 4), [4, 6, 1]), ((2, 2, 3), [11, 0, 4, 7]), ((3, 3), [2, 0, 1])
    for shape, indices in (*few, ((20, 30), [599, 3, 300])):
        x = rng.normal(size=shape)
        got = submission.pick(x, np.array(indices))
        assert_close(got, formulas.picked(x, indices), of=f"pick(x, {indices}), x of shape {shape}")


def check_pick_from_any_array(agree, rng):
    """pick() reads row after row, no matter how the array is stored in memory, and leaves it unchanged."""
    agree("pick", rng.normal(size=(2, 3)), np.array([3, 1, 4]))


# above


@pytest.mark.points(2)
def check_above(submission, assert_close):
    """above() returns the entries that are greater than the threshold."""
    assert_close(submission.above(X, 15), [51, 55, 19], of="above([[51, 55], [14, 19], [0, 4]], 15)")


def check_above_the_equal(submission, assert_close):
    """above() leaves out an entry that equals the threshold."""
    assert_close(submission.above(X, 14), [51, 55, 19], of="above([[51, 55], [14, 19], [0, 4]], 14)")
    got = submission.above(np.array([0.5, 0.75, 0.25]), 0.5)
    assert_close(got, [0.75], of="above([0.5, 0.75, 0.25], 0.5)")
    got = submission.above(np.array([0.5, 0.500001]), 0.5)
    assert_close(got, [0.500001], of="above([0.5, 0.500001], 0.5)")
    assert_close(submission.above(np.array([1.0, 1.5]), 1), [1.5], of="above([1, 1.5], 1)")


def check_above_in_order(submission, assert_close):
    """above() keeps the order of the entries, and keeps repeated and negative ones."""
    x = np.array([[3.0, -1.0, 4.0], [3.0, -5.0, 1.0]])
    assert_close(submission.above(x, -2.5), [3, -1, 4, 3, 1], of="above([[3, -1, 4], [3, -5, 1]], -2.5)")
    x = np.array([[[2, 7], [1, 8]], [[2, 8], [0, 4]]])
    assert_close(submission.above(x, 1), [2, 7, 8, 2, 8, 4], of="above([[[2, 7], [1, 8]], [[2, 8], [0, 4]]], 1)")


def check_above_all_or_none(submission, assert_close):
    """above() can return all entries, or none."""
    assert_close(submission.above(np.array([2, 1]), 0), [2, 1], of="above([2, 1], 0)")
    assert_close(submission.above(np.array([2, 1]), 2), [], of="above([2, 1], 2)")


def check_above_in_any_array(agree, rng):
    """above() accepts arrays of any shape, even if entries are 0, and leaves them unchanged."""
    agree("above", rng.normal(size=(3, 4)), -0.5)
