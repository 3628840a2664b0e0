"""What must come out of the numpy warm-up."""

import numpy as np
import pytest

from . import scenarios

X = np.array([[51, 55], [14, 19], [0, 4]])


# elementwise


@pytest.mark.points(2)
def check_elementwise(submission, assert_close):
    """Two arrays have a sum, a difference, a product and a quotient, entry by entry."""
    got = submission.elementwise(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]))
    want = [3, 6, 9], [-1, -2, -3], [2, 8, 18], [0.5, 0.5, 0.5]
    assert_close(got, want, of="elementwise([1, 2, 3], [2, 4, 6])")


def check_whole_numbers_divided(submission, assert_close):
    """Whole numbers have fractions as quotients."""
    got = submission.elementwise(np.array([1, 2, 3]), np.array([4, 5, 6]))
    want = [5, 7, 9], [-3, -3, -3], [4, 10, 18], [0.25, 0.4, 0.5]
    assert_close(got, want, of="elementwise([1, 2, 3], [4, 5, 6])")


def check_elementwise_of_matrices(submission, assert_close, away_from_zero):
    """Matrices are joined entry by entry too, square ones as well."""
    for shape in ((2, 3), (3, 3)):
        x, y = away_from_zero(shape), away_from_zero(shape)
        got = submission.elementwise(x, y)
        assert_close(got, (x + y, x - y, x * y, x / y), of=f"elementwise(x, y), x and y of shape {shape}")


# scale_rows


@pytest.mark.points(2)
def check_scale_rows(submission, assert_close):
    """Each row is multiplied by b, entry by entry."""
    got = submission.scale_rows(np.array([[1, 2], [3, 4]]), np.array([10, 20]))
    assert_close(got, [[10, 40], [30, 80]], of="scale_rows([[1, 2], [3, 4]], [10, 20])")


def check_scale_rows_of_any_shape(submission, assert_close, away_from_zero):
    """A matrix may have more rows than columns, fewer, or as many."""
    for N, D in ((4, 3), (2, 3), (1, 3), (3, 3)):
        A, b = away_from_zero((N, D)), away_from_zero((D,))
        want = [[A[i, j] * b[j] for j in range(D)] for i in range(N)]
        of = f"scale_rows(A, b), A of shape ({N}, {D}), b of shape ({D},)"
        assert_close(submission.scale_rows(A, b), want, of=of)


def check_scale_rows_by_fractions(submission, assert_close):
    """Whole numbers are scaled by fractions without being rounded."""
    got = submission.scale_rows(np.array([[1, 2], [3, 5]]), np.array([0.5, 0.25]))
    assert_close(got, [[0.5, 0.5], [1.5, 1.25]], of="scale_rows([[1, 2], [3, 5]], [0.5, 0.25])")


# pick


@pytest.mark.points(2)
def check_pick(submission, assert_close):
    """Positions are counted through the whole array, row after row, from 0 on."""
    got = submission.pick(X, np.array([0, 2, 4]))
    assert_close(got, [51, 14, 0], of="pick([[51, 55], [14, 19], [0, 4]], [0, 2, 4])")


def check_pick_in_order(submission, assert_close):
    """Entries come in the order of their indices, and as often as they are asked for."""
    got = submission.pick(X, np.array([3, 0, 3, 1, 5]))
    assert_close(got, [19, 51, 19, 55, 4], of="pick([[51, 55], [14, 19], [0, 4]], [3, 0, 3, 1, 5])")


def check_pick_from_any_shape(submission, assert_close, rng):
    """The array that is picked from may have any shape."""
    for shape, indices in (((6,), [5, 1]), ((2, 4), [4, 6, 1]), ((2, 2, 3), [11, 0, 4, 7]), ((3, 3), [2, 0, 1])):
        x = rng.normal(size=shape)
        got = submission.pick(x, np.array(indices))
        assert_close(got, x.reshape(-1)[indices], of=f"pick(x, {indices}), x of shape {shape}")


# above


@pytest.mark.points(2)
def check_above(submission, assert_close):
    """The entries above the threshold are selected."""
    assert_close(submission.above(X, 15), [51, 55, 19], of="above([[51, 55], [14, 19], [0, 4]], 15)")


def check_at_the_threshold(submission, assert_close):
    """An entry that is equal to the threshold is not above it."""
    assert_close(submission.above(X, 14), [51, 55, 19], of="above([[51, 55], [14, 19], [0, 4]], 14)")
    got = submission.above(np.array([0.5, 0.75, 0.25]), 0.5)
    assert_close(got, [0.75], of="above([0.5, 0.75, 0.25], 0.5)")


def check_above_in_reading_order(submission, assert_close):
    """Entries stay in the order in which they are read, equal ones and negative ones too."""
    x = np.array([[3.0, -1.0, 4.0], [3.0, -5.0, 1.0]])
    assert_close(submission.above(x, -2.5), [3, -1, 4, 3, 1], of="above([[3, -1, 4], [3, -5, 1]], -2.5)")
    x = np.array([[[2, 7], [1, 8]], [[2, 8], [0, 4]]])
    assert_close(submission.above(x, 1), [2, 7, 8, 2, 8, 4], of="above([[[2, 7], [1, 8]], [[2, 8], [0, 4]]], 1)")


def check_all_or_none(submission, assert_close):
    """All entries may be above the threshold, or none of them."""
    assert_close(submission.above(np.array([2, 1]), 0), [2, 1], of="above([2, 1], 0)")
    assert_close(submission.above(np.array([2, 1]), 2), [], of="above([2, 1], 2)")


# All four


def check_arguments_are_left_alone(submission, assert_close, away_from_zero):
    """The arrays that are given are afterwards what they were before."""
    x, y = away_from_zero((2, 2)), away_from_zero((2, 2))
    calls = {
        "elementwise": ({"x": x, "y": y}, (x + y, x - y, x * y, x / y)),
        "scale_rows": ({"A": x, "b": y[0]}, x * y[0]),
        "pick": ({"x": x, "indices": np.array([3, 1])}, x.reshape(-1)[[3, 1]]),
        "above": ({"x": x, "threshold": 0.0}, x[x > 0]),
    }
    for name, (arguments, result) in calls.items():
        got = submission.run(scenarios.arguments_afterwards, name, arguments)
        want = {"the result": result} | {f"{key} afterwards": value for key, value in arguments.items()}
        assert_close(got, want, of=f"{name}({', '.join(arguments)})")
