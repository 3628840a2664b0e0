"""What often goes wrong in ``numpy_warmup``. Each docstring is the hint for whoever writes the same."""

import numpy as np

# elementwise


def elementwise__integer_division(x, y):
    """What is 1 divided by 4? Python has two operators for dividing."""
    return x + y, x - y, x * y, x // y


def elementwise__matrix_product(x, y):
    """How many numbers has your product, and how many has x? There is a product of entries and one of matrices."""
    return x + y, x - y, np.dot(x, y), x / y


def elementwise__outer_product(x, y):
    """Compare the shape of your product with that of x. Which entries are joined in it?"""
    return x + y, x - y, np.multiply.outer(x, y), x / y


def elementwise__power(x, y):
    """Work out your product by hand. How many stars does a product have?"""
    return x + y, x - y, x**y, x / y


def elementwise__bits_combined(x, y):
    """Which operator multiplies? Try this one with fractions."""
    return x + y, x - y, x & y, x / y


def elementwise__difference_turned_round(x, y):
    """Work out your difference by hand. What is taken away from what?"""
    return x + y, y - x, x * y, x / y


def elementwise__distance(x, y):
    """May a difference be negative? Look for what takes the sign away."""
    return x + y, np.abs(x - y), x * y, x / y


def elementwise__quotient_turned_round(x, y):
    """Work out your quotient by hand. Which of the two stands below the line?"""
    return x + y, x - y, x * y, y / x


def elementwise__remainder(x, y):
    """Work out your quotient by hand. What does this operator give: how often, or what is left?"""
    return x + y, x - y, x * y, x % y


def elementwise__another_order(x, y):
    """In which order does the caller expect the four results?"""
    return x + y, x * y, x - y, x / y


def elementwise__quotient_forgotten(x, y):
    """Count your results. Which one of the four is missing?"""
    return x + y, x - y, x * y


def elementwise__sum_only(x, y):
    """Count your results. What follows the first return of a function?"""
    return x + y
    return x - y, x * y, x / y


def elementwise__totals(x, y):
    """How many numbers has your sum, and how many has x? Look for what adds up a whole array."""
    return np.sum(x + y), np.sum(x - y), np.sum(x * y), np.sum(x / y)


def elementwise__joined_end_to_end(x, y):
    """How many numbers has your sum, and how many has x? Lists and arrays add in different ways."""
    return np.array(list(x) + list(y)), x - y, x * y, x / y


def elementwise__names_in_a_dict(x, y):
    """The caller unpacks four values. What does a dict give when it is unpacked?"""
    return {"sum": x + y, "difference": x - y, "product": x * y, "quotient": x / y}


def elementwise__one_row_of_all(x, y):
    """Can the caller still tell the four results apart? Look at the shape of what you return."""
    return np.concatenate([x + y, x - y, x * y, x / y])


def elementwise__printed_not_returned(x, y):
    """The results are on the screen, but what does the caller get?"""
    print(x + y, x - y, x * y, x / y)


def elementwise__results_of_integers(x, y):
    """Print the dtype of your result array for whole numbers. Can it hold 0.25?"""
    results = np.zeros((4, *x.shape), dtype=x.dtype)
    results[0], results[1], results[2], results[3] = x + y, x - y, x * y, x / y
    return results


def elementwise__one_loop_over_a_matrix(x, y):
    """Your loop counts the rows. Does it reach every entry of a matrix?"""
    quotient = np.zeros(x.shape)
    for i in range(len(x)):
        quotient.flat[i] = x.flat[i] / y.flat[i]
    return x + y, x - y, x * y, quotient


def elementwise__rounded(x, y):
    """How many digits has 0.25, and how many do you keep?"""
    return x + y, x - y, x * y, np.round(x / y, 1)


def elementwise__x_used_as_a_store(x, y):
    """Print x after your first line. Is it still x when the difference is taken?"""
    total = x
    total += y
    return total, x - y, x * y, x / y


def elementwise__last_result_written_into_x(x, y):
    """Print x before and after the call. Whose array do you write into?"""
    total, difference, product, quotient = x + y, x - y, x * y, x / y
    if x.dtype == quotient.dtype:
        x[...] = quotient
    return total, difference, product, quotient


# scale_rows


def scale_rows__factor_for_each_row(A, b):
    """Look at the first row of your result. By how many different factors was it multiplied?"""
    return A * b[:, np.newaxis]


def scale_rows__turned_and_turned_back(A, b):
    """Numpy lines up the last axes. Which axis of A is the last one after you have turned it?"""
    return (A.T * b).T


def scale_rows__left_transposed(A, b):
    """Compare the first row of your result with the first row of A. What was turned and not turned back?"""
    return (A * b).T


def scale_rows__matrix_product(A, b):
    """How many numbers come out for each row? Look for what adds them up."""
    return A @ b


def scale_rows__added(A, b):
    """Work out the first entry by hand. Scaling is not adding."""
    return A + b


def scale_rows__divided(A, b):
    """Work out the first entry by hand. Does it become larger or smaller when b is 10?"""
    return A / b


def scale_rows__first_factor_for_all(A, b):
    """How many factors has b, and how many of them do you use?"""
    return A * b[0]


def scale_rows__total_of_the_factors(A, b):
    """How many factors has b, and how many are left in your result? Look for what adds them up."""
    return A * np.sum(b)


def scale_rows__loop_along_the_wrong_axis(A, b):
    """Over what does your loop run: over rows or over columns? Which of these has b a factor for?"""
    result = np.zeros(A.shape)
    for i in range(len(A)):
        result[i] = A[i] * b[i]
    return result


def scale_rows__result_of_integers(A, b):
    """Print the dtype of your result array. Can it hold 0.5?"""
    result = np.zeros_like(A)
    for i in range(len(A)):
        result[i] = A[i] * b
    return result


def scale_rows__square_matrices_only(A, b):
    """How many columns has A? Look for where you count its rows instead."""
    result = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[0]):
            result[i, j] = A[i, j] * b[j]
    return result


def scale_rows__first_row_only(A, b):
    """How many rows has your result that differ from those of A?"""
    result = np.array(A, dtype=float)
    result[0] = result[0] * b
    return result


def scale_rows__return_inside_the_loop(A, b):
    """How often does your loop run before the function ends? See how far the return is indented."""
    result = np.zeros(A.shape)
    for i in range(len(A)):
        result[i] = A[i] * b
        return result


def scale_rows__all_in_one_row(A, b):
    """Compare the shape of your result with that of A."""
    return np.ravel(A * b)


def scale_rows__one_row_is_no_matrix(A, b):
    """A matrix may have a single row. What shape has your result then?"""
    return np.squeeze(A * b)


def scale_rows__in_place(A, b):
    """Print A before and after the call. What does an operator with = do to an array?"""
    if A.dtype == np.result_type(A, b):
        A *= b
        return A
    return A * b


def scale_rows__bs_in_a_matrix_of_rows(A, b):
    """Print the matrix that you made of b. Do its rows repeat b, or its columns?"""
    return A * np.repeat(b, len(A)).reshape(A.shape)


# pick


def pick__rows(x, indices):
    """What does a matrix give when it is indexed with one number: an entry or a row?"""
    return x[indices]


def pick__take_along_axis_0(x, indices):
    """Which axis do you take along? Positions count through the whole array."""
    return np.take(x, indices, axis=0)


def pick__from_the_first_row(x, indices):
    """Which entries does the index 4 count through? The first row is only the beginning."""
    return x[0][indices]


def pick__columns(x, indices):
    """What does the index after the comma choose: an entry or a whole column?"""
    return x[:, indices]


def pick__counted_from_one(x, indices):
    """Which position has the first entry of an array in Python?"""
    return x.flatten()[indices - 1]


def pick__column_after_column(x, indices):
    """Read your long row aloud. Does 55 follow 51 in it?"""
    return x.flatten("F")[indices]


def pick__sorted_array(x, indices):
    """Position 0 is the first entry, not the smallest. Where do you change the order?"""
    return np.sort(x, axis=None)[indices]


def pick__every_second(x, indices):
    """Ask for the positions 3, 0 and 1. Is there a step that leads from one to the next?"""
    return x.flatten()[indices[0] : indices[-1] + 1 : 2]


def pick__from_first_to_last(x, indices):
    """How many positions are asked for, and how many entries do you give?"""
    return x.flatten()[indices[0] : indices[-1] + 1]


def pick__ordered_indices(x, indices):
    """Ask for position 3 and then for position 0. Which one comes first in your result?"""
    return x.flatten()[np.sort(indices)]


def pick__each_index_once(x, indices):
    """Ask for the same position twice. How often is it in your result?"""
    return x.flatten()[list(dict.fromkeys(indices.tolist()))]


def pick__mask_of_the_positions(x, indices):
    """A mask says yes or no to each entry. Can it also say in which order, and how often?"""
    mask = np.zeros(x.size, dtype=bool)
    mask[indices] = True
    return x.flatten()[mask]


def pick__values_instead_of_positions(x, indices):
    """Do the indices say which numbers you look for, or where they stand?"""
    return x[np.isin(x, indices)]


def pick__divided_by_the_number_of_rows(x, indices):
    """How many positions are there before the second row begins? Is that the number of rows or of columns?"""
    if x.ndim != 2:
        return x.flatten()[indices]
    rows = len(x)
    return x[indices // rows, indices % rows]


def pick__matrices_only(x, indices):
    """An array may have one axis, or three. Which shapes does your code expect?"""
    rows, columns = x.shape
    return x[indices // columns, indices % columns]


def pick__two_axes_joined(x, indices):
    """An array may have three axes. How many are left after your first step?"""
    if x.ndim > 1:
        x = x.reshape(-1, *x.shape[2:])
    return x[indices]


def pick__first_index_only(x, indices):
    """How many positions are asked for, and how many entries do you give?"""
    return x.flatten()[indices[0]]


def pick__back_in_a_matrix(x, indices):
    """Compare the shape of your result with that of indices."""
    return x.flatten()[indices].reshape(1, -1)


def pick__indices_returned(x, indices):
    """Do you give the caller the positions, or what stands there?"""
    return indices


def pick__long_row_forgotten(x, indices):
    """What does flatten change: the array itself, or does it return a new one?"""
    x.flatten()
    return x[indices]


def pick__shape_changed(x, indices):
    """Print the shape of x before and after the call. Whose array did you make a long row of?"""
    x.shape = (-1,)
    return x[indices]


# above


def above__equal_ones_too(x, threshold):
    """Is 14 above 14? Look at your comparison."""
    return x[x >= threshold]


def above__below(x, threshold):
    """On which side of the threshold are the entries that you give?"""
    return x[x < threshold]


def above__mask_returned(x, threshold):
    """Your result says where the entries are. The caller asked which they are."""
    return x > threshold


def above__mask_in_a_row(x, threshold):
    """Your result says yes or no to each entry. How many of them should be left?"""
    return (x > threshold).flatten()


def above__positions(x, threshold):
    """Do you give the caller the positions, or what stands there?"""
    return np.flatnonzero(x > threshold)


def above__positions_by_axis(x, threshold):
    """Print what np.where gives for a condition alone. Are these the entries?"""
    return np.where(x > threshold)


def above__zeros_for_the_others(x, threshold):
    """Your result has as many entries as x. What should happen to those that are not above?"""
    return np.where(x > threshold, x, 0)


def above__values_times_mask(x, threshold):
    """Your result has as many entries as x. Does a product leave any of them out?"""
    return x * (x > threshold)


def above__clipped(x, threshold):
    """Your result has as many entries as x. What should happen to those that are not above?"""
    return np.maximum(x, threshold)


def above__how_many(x, threshold):
    """You counted the entries. Which are they?"""
    return np.sum(x > threshold)


def above__largest_only(x, threshold):
    """How many entries of the example are above 15, and how many do you give?"""
    return np.max(x)


def above__first_only(x, threshold):
    """How often does your loop run before the function ends?"""
    for entry in x.flat:
        if entry > threshold:
            return np.array([entry])
    return np.array([])


def above__sorted(x, threshold):
    """In which order are the entries of the example? Where do you change it?"""
    return np.sort(x[x > threshold])


def above__each_once(x, threshold):
    """Let two entries be equal. How often is their value in your result?"""
    return np.array(list(dict.fromkeys(x[x > threshold].tolist())))


def above__column_after_column(x, threshold):
    """Compare the order of your entries with that in which you read the array."""
    return x.T[x.T > threshold]


def above__whole_rows(x, threshold):
    """A row may have entries on both sides of the threshold. What do you do with it?"""
    rows = np.atleast_2d(x)
    return rows[np.any(rows > threshold, axis=-1)]


def above__if_on_a_row(x, threshold):
    """What does your loop give you: entries or rows? One if takes one decision."""
    return np.array([row for row in x if row > threshold])


def above__threshold_built_in(x, threshold):
    """Call it with another threshold. Which of your two arguments is never used?"""
    return x[x > 15]


def above__threshold_cut_off(x, threshold):
    """Let the threshold be 0.5. Where does its fraction go?"""
    return x[x > int(threshold)]


def above__distance_from_zero(x, threshold):
    """Is -5 above -2.5? Look for what takes the sign away."""
    return x[np.abs(x) > np.abs(threshold)]


def above__excess(x, threshold):
    """Look at the numbers in your result. Are they in x?"""
    return x[x > threshold] - threshold


def above__others_marked_in_place(x, threshold):
    """Print x before and after the call. Whose array do you write into?"""
    selected = x[x > threshold]
    x[x <= threshold] = 0
    return selected


def above__nothing_for_none(x, threshold):
    """What do you return when no entry is above the threshold?"""
    selected = x[x > threshold]
    if selected.size > 0:
        return selected


def above__number_for_one(x, threshold):
    """Let one entry be above the threshold. Is your result still an array?"""
    return np.squeeze(x[x > threshold])


def above__first_row_only(x, threshold):
    """An entry of the last row may be above the threshold, too. Does your code get there?"""
    row = np.atleast_2d(x)[0]
    return row[row > threshold]
