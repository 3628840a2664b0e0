"""What often goes wrong in ``numpy_warmup``. Each docstring is the hint for that mistake."""

import numpy as np

# elementwise


def elementwise__integer_division(x, y):
    """What is 1 divided by 4 in elementwise? Python has two operators for dividing."""
    return x + y, x - y, x * y, x // y


def elementwise__matrix_product(x, y):
    """Compare the shapes of x and of your product in elementwise. Does your operator multiply matrices, or entry by
    entry?
    """
    return x + y, x - y, np.dot(x, y), x / y


def elementwise__outer_product(x, y):
    """Compare the shapes of x and of your product in elementwise. Which entries does it multiply with each other?"""
    return x + y, x - y, np.multiply.outer(x, y), x / y


def elementwise__power(x, y):
    """Work out the product of elementwise by hand. How many stars does the operator for a product have?"""
    return x + y, x - y, x**y, x / y


def elementwise__bits_combined(x, y):
    """Which operator multiplies in elementwise? Try yours with fractions."""
    return x + y, x - y, x & y, x / y


def elementwise__difference_turned_round(x, y):
    """Work out the difference of elementwise by hand. What is subtracted from what?"""
    return x + y, y - x, x * y, x / y


def elementwise__distance(x, y):
    """Can the difference of elementwise be negative? Look for the call that drops the sign."""
    return x + y, np.abs(x - y), x * y, x / y


def elementwise__quotient_turned_round(x, y):
    """Work out the quotient of elementwise by hand. Which of x and y is the divisor?"""
    return x + y, x - y, x * y, y / x


def elementwise__remainder(x, y):
    """Work out the quotient of elementwise by hand. Does your operator divide, or return what is left over?"""
    return x + y, x - y, x * y, x % y


def elementwise__another_order(x, y):
    """Compare the order of the four results of elementwise with its docstring."""
    return x + y, x * y, x - y, x / y


def elementwise__quotient_forgotten(x, y):
    """Count the results of elementwise. Which one of the four is missing?"""
    return x + y, x - y, x * y


def elementwise__sum_only(x, y):
    """Count the results of elementwise. What happens after the first return of a function?"""
    return x + y
    return x - y, x * y, x / y


def elementwise__totals(x, y):
    """How many numbers does your sum in elementwise have, and how many does x have? Look for the call that adds up a
    whole array.
    """
    return np.sum(x + y), np.sum(x - y), np.sum(x * y), np.sum(x / y)


def elementwise__joined_end_to_end(x, y):
    """How many numbers does your sum in elementwise have, and how many does x have? Adding two lists is not adding two
    arrays.
    """
    return np.array(list(x) + list(y)), x - y, x * y, x / y


def elementwise__names_in_a_dict(x, y):
    """The caller of elementwise unpacks four values. What does unpacking a dict give?"""
    return {"sum": x + y, "difference": x - y, "product": x * y, "quotient": x / y}


def elementwise__one_row_of_all(x, y):
    """Print the shape of what elementwise returns. Can the caller still tell the four results apart?"""
    return np.concatenate([x + y, x - y, x * y, x / y])


def elementwise__printed_not_returned(x, y):
    """What does the caller of elementwise get? Which line hands the results back?"""
    print(x + y, x - y, x * y, x / y)


def elementwise__results_of_integers(x, y):
    """Pass integers to elementwise, and print the dtype of the array that it writes into. Can it hold 0.25?"""
    results = np.zeros((4, *x.shape), dtype=x.dtype)
    results[0], results[1], results[2], results[3] = x + y, x - y, x * y, x / y
    return results


def elementwise__one_loop_over_a_matrix(x, y):
    """The loop in elementwise counts rows. Does it reach every entry of a matrix?"""
    quotient = np.zeros(x.shape)
    for i in range(len(x)):
        quotient.flat[i] = x.flat[i] / y.flat[i]
    return x + y, x - y, x * y, quotient


def elementwise__rounded(x, y):
    """How many digits does 0.25 have, and how many does elementwise keep?"""
    return x + y, x - y, x * y, np.round(x / y, 1)


def elementwise__x_used_as_a_store(x, y):
    """Print x after the first line of elementwise. Does it still hold the caller's numbers when you subtract?"""
    total = x
    total += y
    return total, x - y, x * y, x / y


def elementwise__last_result_written_into_x(x, y):
    """Print x before and after calling elementwise. Which line of yours writes into it?"""
    total, difference, product, quotient = x + y, x - y, x * y, x / y
    if x.dtype == quotient.dtype:
        x[...] = quotient
    return total, difference, product, quotient


def elementwise__one_array_for_all_results(x, y):
    """Print the four results of elementwise. Are they four arrays, or four times the same one?"""
    result = np.empty(x.shape)
    return tuple(operation(x, y, out=result) for operation in (np.add, np.subtract, np.multiply, np.divide))


def elementwise__results_in_one_row(x, y):
    """Call elementwise with two matrices. Which shape should each result have?"""
    x, y = x.flatten(), y.flatten()
    return x + y, x - y, x * y, x / y


def elementwise__x_moved_and_moved_back(x, y):
    """Which line of elementwise writes into x? Adding and subtracting the same number leaves rounding errors."""
    x += y
    total = x.copy()
    x -= y
    return total, x - y, x * y, x / y


# scale_rows


def scale_rows__factor_for_each_row(A, b):
    """Look at the first row of what scale_rows returns. By how many different factors was it multiplied?"""
    return A * b[:, np.newaxis]


def scale_rows__turned_and_turned_back(A, b):
    """Numpy lines up the last axes. In scale_rows, which axis of A is last after you transpose it?"""
    return (A.T * b).T


def scale_rows__left_transposed(A, b):
    """Compare the first row of what scale_rows returns with the first row of A. What did you transpose and not
    transpose back?
    """
    return (A * b).T


def scale_rows__matrix_product(A, b):
    """How many numbers does scale_rows return for each row? Look for what adds them up."""
    return A @ b


def scale_rows__added(A, b):
    """Work out the first entry of scale_rows by hand. Do you multiply, or add?"""
    return A + b


def scale_rows__divided(A, b):
    """Work out the first entry of scale_rows by hand. Does it get larger or smaller when its factor is 10?"""
    return A / b


def scale_rows__first_factor_for_all(A, b):
    """How many factors does b have, and how many does scale_rows use?"""
    return A * b[0]


def scale_rows__total_of_the_factors(A, b):
    """How many factors does b have, and how many are left in scale_rows? Look for what adds them up."""
    return A * np.sum(b)


def scale_rows__loop_along_the_wrong_axis(A, b):
    """Does the loop in scale_rows go over rows or over columns? Does each factor in b belong to a row, or to a
    column?
    """
    result = np.zeros(A.shape)
    for i in range(len(A)):
        result[i] = A[i] * b[i]
    return result


def scale_rows__result_of_integers(A, b):
    """Print the dtype of the array that scale_rows writes into. Can it hold 0.5?"""
    result = np.zeros_like(A)
    for i in range(len(A)):
        result[i] = A[i] * b
    return result


def scale_rows__square_matrices_only(A, b):
    """How many columns does A have? Look for where scale_rows counts its rows instead."""
    result = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[0]):
            result[i, j] = A[i, j] * b[j]
    return result


def scale_rows__first_row_only(A, b):
    """Compare A with the result of scale_rows. How many rows changed?"""
    result = np.array(A, dtype=float)
    result[0] = result[0] * b
    return result


def scale_rows__return_inside_the_loop(A, b):
    """How many times does the loop in scale_rows run before the function ends? See how far the return is indented."""
    result = np.zeros(A.shape)
    for i in range(len(A)):
        result[i] = A[i] * b
        return result


def scale_rows__one_row_returned(A, b):
    """scale_rows returns one row. Which line returns it, and how often has the loop run by then?"""
    for row in A:
        return row * b


def scale_rows__all_in_one_row(A, b):
    """Compare the shape of what scale_rows returns with that of A."""
    return np.ravel(A * b)


def scale_rows__one_row_is_no_matrix(A, b):
    """Pass a matrix of one row, or of one column, to scale_rows. Which call of yours removes axes of length 1?"""
    return np.squeeze(A * b)


def scale_rows__one_column_is_no_matrix(A, b):
    """Pass a matrix of one row, or of one column, to scale_rows. Which call of yours removes axes of length 1?"""
    return np.squeeze(A * b, axis=1) if A.shape[1] == 1 else A * b


def scale_rows__in_place(A, b):
    """Print A before and after calling scale_rows. What does an operator such as += do to an array?"""
    if A.dtype == np.result_type(A, b):
        A *= b
        return A
    return A * b


def scale_rows__bs_in_a_matrix_of_rows(A, b):
    """In scale_rows, print the matrix that you made of b. Does it repeat b as rows, or as columns?"""
    return A * np.repeat(b, len(A)).reshape(A.shape)


def scale_rows__in_place_of_any_type(A, b):
    """Print A before and after calling scale_rows. What does an operator such as += do to an array?"""
    A *= b
    return A


def scale_rows__axis_by_its_length(A, b):
    """A square matrix has as many rows as columns, so b fits along both. How does scale_rows choose between them?"""
    return (A.T * b).T if len(A) == len(b) else A * b


def scale_rows__diagonal_in_front(A, b):
    """Work out the first row of scale_rows by hand. On which side of A is your diagonal matrix?"""
    return np.diag(b) @ A


# pick


def pick__rows(x, indices):
    """In pick(), what does a matrix give when it is indexed with one number: an entry or a row?"""
    return x[indices]


def pick__take_along_axis_0(x, indices):
    """In pick(), what does a matrix give when it is indexed with one number: an entry or a row?"""
    return np.take(x, indices, axis=0)


def pick__from_the_first_row(x, indices):
    """How many positions are in the first row of x? In which row does pick() look for the others?"""
    return x[0][indices]


def pick__columns(x, indices):
    """In pick(), does the index after the comma choose an entry, or a whole column?"""
    return x[:, indices]


def pick__counted_from_one(x, indices):
    """Ask pick() for position 0. Is the result the first entry of x?"""
    return x.flatten()[indices - 1]


def pick__column_after_column(x, indices):
    """Print the long row that pick() makes of X. Does 55 follow 51 in it?"""
    return x.flatten("F")[indices]


def pick__sorted_array(x, indices):
    """Position 0 is the first entry, not the smallest. Where does pick() change the order?"""
    return np.sort(x, axis=None)[indices]


def pick__every_second(x, indices):
    """Ask pick() for the positions 3, 0 and 1. Can a slice with a step go from one to the next?"""
    return x.flatten()[indices[0] : indices[-1] + 1 : 2]


def pick__from_first_to_last(x, indices):
    """Which entries does pick() return that nobody asked for? What does a colon between two positions mean?"""
    return x.flatten()[indices[0] : indices[-1] + 1]


def pick__ordered_indices(x, indices):
    """Ask pick() for position 3 and then for position 0. Which entry comes first in the result?"""
    return x.flatten()[np.sort(indices)]


def pick__each_index_once(x, indices):
    """Ask pick() for the same position twice. How many times is the entry in the result?"""
    return x.flatten()[list(dict.fromkeys(indices.tolist()))]


def pick__mask_of_the_positions(x, indices):
    """Ask pick() for the positions 3, 0 and 3. Is the result in this order, and is the entry at position 3 in
    it twice?
    """
    mask = np.zeros(x.size, dtype=bool)
    mask[indices] = True
    return x.flatten()[mask]


def pick__values_instead_of_positions(x, indices):
    """Do the indices of pick() say which values to look for, or at which positions to look?"""
    return x[np.isin(x, indices)]


def pick__divided_by_the_number_of_rows(x, indices):
    """How many positions come before the second row in pick()? Is that the number of rows or of columns?"""
    if x.ndim != 2:
        return x.flatten()[indices]
    rows = len(x)
    return x[indices // rows, indices % rows]


def pick__matrices_only(x, indices):
    """Pass an array with one axis to pick(), then one with three. Which shapes does your code expect?"""
    rows, columns = x.shape
    return x[indices // columns, indices % columns]


def pick__two_axes_joined(x, indices):
    """Pass an array with three axes to pick(). How many axes are left after your first step?"""
    if x.ndim > 1:
        x = x.reshape(-1, *x.shape[2:])
    return x[indices]


def pick__first_index_only(x, indices):
    """How many positions is pick() asked for, and how many entries does it return?"""
    return x.flatten()[indices[0]]


def pick__number_for_one(x, indices):
    """Pass one position to pick(), in an array of shape (1,). Which call of yours removes axes of length 1?"""
    return np.squeeze(x.flatten()[indices])


def pick__back_in_a_matrix(x, indices):
    """Compare the shape of what pick() returns with that of indices."""
    return x.flatten()[indices].reshape(1, -1)


def pick__indices_returned(x, indices):
    """Does pick() return the positions, or the entries at them?"""
    return indices


def pick__long_row_forgotten(x, indices):
    """In pick(), what does a matrix give when it is indexed with one number: an entry or a row?"""
    x.flatten()
    return x[indices]


def pick__shape_changed(x, indices):
    """Print the shape of x before and after calling pick(). Which line of yours changes it?"""
    x.shape = (-1,)
    return x[indices]


def pick__order_of_the_memory(x, indices):
    """Pass a transposed array to pick(). Does your long row follow its rows, or the order in memory?"""
    return x.ravel(order="K")[indices]


# above


def above__equal_ones_too(x, threshold):
    """Is 14 greater than 14? Look at the comparison in above()."""
    return x[x >= threshold]


def above__threshold_if_there_is_none(x, threshold):
    """What should above() return when no entry is above the threshold, and what does your code return?"""
    found = x[x > threshold]
    return found if len(found) else np.array([threshold])


def above__below(x, threshold):
    """On which side of the threshold are the entries that above() returns?"""
    return x[x < threshold]


def above__mask_returned(x, threshold):
    """above() returns where the entries are. The caller asked for the entries."""
    return x > threshold


def above__mask_in_a_row(x, threshold):
    """above() returns a yes or no for each entry. How many entries should be left?"""
    return (x > threshold).flatten()


def above__positions(x, threshold):
    """Does above() return the positions, or the entries at them?"""
    return np.flatnonzero(x > threshold)


def above__positions_by_axis(x, threshold):
    """Print what np.where returns for a condition alone. Are these the entries that above() should return?"""
    return np.where(x > threshold)


def above__zeros_for_the_others(x, threshold):
    """above() returns as many entries as x has. What should happen to those that are not above the threshold?"""
    return np.where(x > threshold, x, 0)


def above__values_times_mask(x, threshold):
    """above() returns as many entries as x has. What should happen to those that are not above the threshold?"""
    return x * (x > threshold)


def above__clipped(x, threshold):
    """above() returns as many entries as x has. What should happen to those that are not above the threshold?"""
    return np.maximum(x, threshold)


def above__how_many(x, threshold):
    """Does above() return the entries themselves, or how many there are?"""
    return np.sum(x > threshold)


def above__largest_only(x, threshold):
    """How many entries of the example are above 15, and how many does above() return?"""
    return np.max(x)


def above__first_only(x, threshold):
    """How many times does the loop in above() run before the function ends?"""
    for entry in x.flat:
        if entry > threshold:
            return np.array([entry])
    return np.array([])


def above__sorted(x, threshold):
    """Compare the order of the entries that above() returns with their order in x. Where does your code change it?"""
    return np.sort(x[x > threshold])


def above__each_once(x, threshold):
    """Pass two equal entries to above(). How many times is their value in the result?"""
    return np.array(list(dict.fromkeys(x[x > threshold].tolist())))


def above__column_after_column(x, threshold):
    """Compare the order of the entries that above() returns with x, read row after row. Where do they differ?"""
    return x.T[x.T > threshold]


def above__whole_rows(x, threshold):
    """A row can have entries on both sides of the threshold. What does above() do with such a row?"""
    rows = np.atleast_2d(x)
    return rows[np.any(rows > threshold, axis=-1)]


def above__if_on_a_row(x, threshold):
    """Does the loop in above() give you entries, or rows? One if statement makes one decision."""
    return np.array([row for row in x if row > threshold])


def above__threshold_built_in(x, threshold):
    """Call above() with another threshold. Which of its two arguments is never used?"""
    return x[x > 15]


def above__threshold_cut_off(x, threshold):
    """Call above() with a threshold of 0.5. With which number does it compare the entries?"""
    return x[x > int(threshold)]


def above__distance_from_zero(x, threshold):
    """Is -5 greater than -2.5? Look for the call in above() that drops the sign."""
    return x[np.abs(x) > np.abs(threshold)]


def above__excess(x, threshold):
    """Look at the numbers that above() returns. Are they in x?"""
    return x[x > threshold] - threshold


def above__others_marked_in_place(x, threshold):
    """Print x before and after calling above(). Which line of yours writes into it?"""
    selected = x[x > threshold]
    x[x <= threshold] = 0
    return selected


def above__nothing_for_none(x, threshold):
    """What does above() return when no entry is above the threshold?"""
    selected = x[x > threshold]
    if selected.size > 0:
        return selected


def above__number_for_one(x, threshold):
    """Call above() so that one entry is above the threshold. Is the result still an array?"""
    return np.squeeze(x[x > threshold])


def above__first_row_only(x, threshold):
    """An entry of the last row can be above the threshold too. Does above() look at that row?"""
    row = np.atleast_2d(x)[0]
    return row[row > threshold]


def above__size_of_the_entries(x, threshold):
    """Is -5 greater than -2.5? Look for the call in above() that drops the sign."""
    return x[np.abs(x) > threshold]


def above__zeros_dropped(x, threshold):
    """Is 0 greater than -1? Look for what above() does with entries that are 0."""
    kept = np.where(x > threshold, x, 0)
    return kept[kept != 0]


def above__ends_at_the_first_that_is_not(x, threshold):
    """Entries after a small one can be above the threshold again. When does the loop in above() end?"""
    found = []
    for entry in x.flat:
        if not entry > threshold:
            break
        found.append(entry)
    return np.array(found)
