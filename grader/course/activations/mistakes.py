"""What often goes wrong in ``activations``. Each docstring is the hint for whoever writes the same."""

import math

import numpy as np

from activations import relu, sigmoid

# step_function


def step_function__if_on_an_array(x):
    """One if statement makes one decision. How many decisions does an array of three entries need?"""
    if x > 0:
        return 1
    else:
        return 0


def step_function__one_at_zero(x):
    """What is your answer for exactly 0? Compare it with the docstring."""
    return np.where(x >= 0, 1, 0)


def step_function__half_at_zero(x):
    """How many different values may step_function return? Look at your answer for 0."""
    return np.heaviside(x, 0.5)


def step_function__decided_by_the_sign_bit(x):
    """Compare step_function(0.0) with step_function(-0.0). How does your code test for 0?"""
    return np.where(np.signbit(x), 0, 1)


def step_function__sign(x):
    """What does step_function return for a negative number? A neuron is either on or off."""
    return np.sign(x)


def step_function__positive_part(x):
    """What does step_function return for 2 and for 3? A decision does not grow with its input."""
    return np.maximum(x, 0)


def step_function__opposite(x):
    """Follow the input 2 through your code. On which side of the step does it end up?"""
    return np.where(x > 0, 0, 1)


def step_function__np_int(x):
    """This name was removed from numpy. Which replacement does the error message suggest?"""
    return np.array(x > 0, dtype=np.int)


def step_function__arrays_only(x):
    """Try step_function(1.0). What type does 1.0 > 0 have, and does this type have a method astype?"""
    y = x > 0
    return y.astype(int)


def step_function__rounded(x):
    """Where does your function go from 0 to 1? Try 0.001 and 0.3."""
    return np.clip(np.round(x), 0, 1)


def step_function__steep_sigmoid(x):
    """What does step_function return for 0, and for 0.001? Is every result exactly 0 or 1?"""
    return 1 / (1 + np.exp(-np.clip(100 * x, -700, 700)))


def step_function__written_into_the_argument(x):
    """Print your array before and after the call. Whose array do you write into?"""
    y = np.asarray(x)
    y[y > 0] = 1
    y[y <= 0] = 0
    return y


# sigmoid


def sigmoid__missing_parentheses(x):
    """Work out your line by hand for 0. Which operation comes first?"""
    return 1 / 1 + np.exp(-x)


def sigmoid__math_exp(x):
    """Try sigmoid with a number, then with an array. Which module does your exp come from?"""
    return 1 / (1 + math.exp(-x))


def sigmoid__sign_of_x(x):
    """Should a large positive input give about 1 or about 0? Try 2."""
    return 1 / (1 + np.exp(x))


def sigmoid__minus_in_the_denominator(x):
    """Work out your denominator by hand for x = 0. Is it 0 there?"""
    return 1 / (1 - np.exp(-x))


def sigmoid__shifted_by_the_maximum(x):
    """Change one entry of x. Do the results for the other entries change? Should they?"""
    shifted = x - np.max(x)
    return 1 / (1 + np.exp(-shifted))


def sigmoid__inf_by_inf(x):
    """Print each step of sigmoid(1000.0) and of sigmoid(-1000.0). Which step first gives inf or nan?"""
    return np.exp(x) / (1 + np.exp(x))


def sigmoid__both_forms_in_a_product(x):
    """Print each step of sigmoid(1000.0) and of sigmoid(-1000.0). Which step first gives inf or nan?"""
    e = np.exp(-x)
    positive = x > 0
    return positive / (1 + e) + (1 - positive) * (1 / e) / (1 + 1 / e)


def sigmoid__slope_returned(x):
    """What is your result for 0? It should be halfway between 0 and 1."""
    y = 1 / (1 + np.exp(-x))
    return y * (1 - y)


def sigmoid__summed_over_all(x):
    """How many numbers go in, and how many come out? Look for what adds them up."""
    return 1 / (1 + np.sum(np.exp(-x)))


def sigmoid__softmax(x):
    """Do your results add up to 1? They need not: each result depends on one entry only."""
    e = np.exp(x - np.max(x))
    return e / np.sum(e)


def sigmoid__hard(x):
    """Work out the result for 0.7 with a calculator and the formula. Straight lines only come close to this curve."""
    return np.clip(0.2 * x + 0.5, 0, 1)


def sigmoid__tanh(x):
    """Your result is negative for some inputs. Between which two values should it lie?"""
    return np.tanh(x)


def sigmoid__tanh_twice_as_steep(x):
    """Work out the result for 0.7 with a calculator and the formula. How steep is your curve in the middle, compared
    with the sigmoid?
    """
    return (1 + np.tanh(x)) / 2


def sigmoid__clipped_to_six(x):
    """What does sigmoid return for 1000? Which line of yours keeps it away from 1?"""
    return 1 / (1 + np.exp(-np.clip(x, -6, 6)))


def sigmoid__result_of_integers(x):
    """Pass integers to sigmoid and print the dtype of your result array. Can it hold 0.5?"""
    y = np.zeros_like(x)
    y[...] = 1 / (1 + np.exp(-x))
    return y


def sigmoid__two_branches_with_if(x):
    """One if statement takes one branch. What if some entries are positive and others negative?"""
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


def sigmoid__one_form_for_the_whole_array(x):
    """Call sigmoid on np.array([1000, -1000]) and print the exponents. Does one formula suit both?"""
    if np.any(np.asarray(x) < 0):
        return np.exp(x) / (1 + np.exp(x))
    return 1 / (1 + np.exp(-x))


def sigmoid__sign_lost(x):
    """Compare sigmoid(-1) with sigmoid(1). Where does sigmoid lose the sign of x?"""
    return 1 / (1 + np.exp(-np.abs(x)))


def sigmoid__neither_form_at_zero(x):
    """Print sigmoid(0.0). Which of your conditions in sigmoid holds for an entry of exactly 0?"""
    x = np.asarray(x, dtype=float)
    y = np.zeros(x.shape)
    y[x > 0] = 1 / (1 + np.exp(-x[x > 0]))
    y[x < 0] = np.exp(x[x < 0]) / (1 + np.exp(x[x < 0]))
    return y


def sigmoid__rounded(x):
    """The sigmoid can return any number between 0 and 1. Which line of yours leaves only 0 and 1?"""
    return np.round(1 / (1 + np.exp(-x)))


def sigmoid__printed_not_returned(x):
    """What does the caller of sigmoid get? Which line hands the result back?"""
    print(1 / (1 + np.exp(-x)))


def sigmoid__power_operator(x):
    """Which operator does Python have for powers? This one compares bits."""
    return 1 / (1 + math.e ^ -x)


def sigmoid__rounded_as_in_the_example(x):
    """The example of sigmoid rounds what comes back, to show less of it. Should sigmoid itself round?"""
    return np.round(1 / (1 + np.exp(-x)), 4)


def sigmoid__rounded_e(x):
    """How many digits of e did you write down? numpy knows them all."""
    return 1 / (1 + 2.72**-x)


# relu


def relu__np_max(x):
    """np.max looks for the largest entry of one array. You want the larger of two numbers, for each entry."""
    return np.max(0, x)


def relu__np_max_the_other_way(x):
    """What does np.max use its second argument for? Print the shape of the result."""
    return np.max(x, 0)


def relu__builtin_max(x):
    """An if statement, or Python's max, makes one decision. How many decisions does relu need for an array of three
    entries?
    """
    return max(0, x)


def relu__if_on_an_array(x):
    """An if statement, or Python's max, makes one decision. How many decisions does relu need for an array of three
    entries?
    """
    if x > 0:
        return x
    return 0


def relu__mask_returned(x):
    """Print relu(3.0). What does your code return where x is positive, and what should it return?"""
    return np.where(x > 0, 1, 0)


def relu__negative_half(x):
    """Which numbers does relu keep, the positive or the negative ones? Try 3 and -3."""
    return np.minimum(0, x)


def relu__absolute_value(x):
    """What does relu return for -3? Nothing should come through on that side."""
    return np.abs(x)


def relu__half_of_the_sum_forgotten(x):
    """Work out relu(3) by hand. Does your function return 3?"""
    return x + np.abs(x)


def relu__leaky(x):
    """By what does relu multiply a negative x? What should remain of it?"""
    return np.where(x > 0, x, 0.01 * x)


def relu__capped_at_one(x):
    """What does relu return for 3? The positive side has no upper end."""
    return np.clip(x, 0, 1)


def relu__capped_at_six(x):
    """Print relu(1000.0). What in relu limits the positive side?"""
    return np.clip(x, 0, 6)


def relu__floor_division(x):
    """Print relu of an array that holds -0.5 and 0.5. Which operator in relu, or which type of its result, cuts off the fraction?"""
    return (x + np.abs(x)) // 2


def relu__copy_written_to(x):
    """relu returns negative numbers unchanged. Does your code write zeros into an array? If so, is it the array that
    relu returns?
    """
    y = np.array(x)
    flat = y.flatten()
    flat[flat < 0] = 0
    return y


def relu__shifted(x):
    """Where does your relu begin to be above 0? Try 0.5."""
    return np.where(x > 1, x, 0)


def relu__loop_variable_assigned(x):
    """Print x at the end of relu. Does a line that assigns to the variable of a loop change the array?"""
    for entry in x:
        if entry < 0:
            entry = 0
    return x


def relu__negatives_left_out(x):
    """How many entries go in, and how many come out?"""
    return x[x > 0]


def relu__nothing_assigned(x):
    """relu returns negative numbers unchanged. Does your code write zeros into an array? If so, is it the array that
    relu returns?
    """
    y = np.array(x)
    y[y < 0]
    return y


def relu__written_into_the_argument(x):
    """Print your array before and after the call. Whose array do you write into?"""
    y = np.asarray(x)
    y[y < 0] = 0
    return y


def relu__arrays_only(x):
    """Try relu(1.5). Which line of relu fails, and what does it expect x to be?"""
    y = x.copy()
    y[y < 0] = 0
    return y


def relu__nothing_returned(x):
    """What does the caller get? Look at the last line of your function."""
    np.maximum(x, 0)


# identity_function


def identity_function__nothing_returned(x):
    """What does the caller get? Doing nothing is not the same as returning x."""


def identity_function__sigmoid(x):
    """May the output of a network that predicts prices be 2? Try it with your function."""
    return sigmoid(x)


def identity_function__positive_part(x):
    """What does your function return for -0.5? The identity returns every number unchanged."""
    return relu(x)


def identity_function__ones(x):
    """There is an identity matrix and an identity function. What does this one do to 2?"""
    return np.ones_like(x)


def identity_function__identity_matrix(x):
    """There is an identity matrix and an identity function. Which one was asked for?"""
    return np.eye(np.size(x))


def identity_function__whole_numbers(x):
    """Print identity_function of 0.5 and of -0.5. Which part of your line drops the fraction?"""
    return np.asarray(x).astype(int)


def identity_function__single_precision(x):
    """Print the dtype of what identity_function returns. Does it keep as many digits as x?"""
    return np.asarray(x, dtype=np.float32)


def identity_function__clipped(x):
    """Print identity_function(-1000.0). May the result of identity_function have limits?"""
    return np.clip(x, -1, 1)


def identity_function__list(x):
    """Can list() take every kind of input? Try a single number."""
    return list(x)


def identity_function__shape_changed(x):
    """Compare the shape of your result with that of x."""
    return np.ravel(x)


# sigmoid_grad


def sigmoid_grad__of_the_output(x):
    """Is your x the input of the sigmoid or its output? Try 2: can the slope be negative?"""
    return x * (1 - x)


def sigmoid_grad__sigmoid_twice(x):
    """How many times is the sigmoid applied in your function? Try 0."""
    y = sigmoid(sigmoid(x))
    return y * (1 - y)


def sigmoid_grad__one_factor_missing(x):
    """What is your result for 0? The formula has two factors."""
    return 1 - sigmoid(x)


def sigmoid_grad__other_factor_missing(x):
    """What is your result for 1000? The sigmoid is flat there."""
    return sigmoid(x)


def sigmoid_grad__no_brackets(x):
    """sigmoid_grad is 0 everywhere. Print the parts of its result for x = 0. Which two cancel: are brackets missing, or is a
    step too small?
    """
    y = sigmoid(x)
    return y * 1 - y


def sigmoid_grad__step_too_small(x):
    """sigmoid_grad is 0 everywhere. Print the parts of its result for x = 0. Which two cancel: are brackets missing, or is a
    step too small?
    """
    return (sigmoid(x + 1e-20) - sigmoid(x)) / 1e-20


def sigmoid__forms_swapped(x):
    """Print each step of sigmoid(1000.0) and of sigmoid(-1000.0). Which step first gives inf or nan?"""
    return np.where(x >= 0, np.exp(x) / (1 + np.exp(x)), 1 / (1 + np.exp(-x)))


def sigmoid_grad__plus(x):
    """What is your result for 0? Check the sign in your second factor."""
    y = sigmoid(x)
    return y * (1 + y)


def sigmoid_grad__minus_sign(x):
    """Does the sigmoid rise or fall? What does that say about its slope?"""
    y = sigmoid(x)
    return -y * (1 - y)


def sigmoid_grad__of_tanh(x):
    """1 - y**2 is the derivative of tanh, for y = tanh(x). What is y in sigmoid_grad?"""
    y = sigmoid(x)
    return 1 - y**2


def sigmoid_grad__one_factor_squared(x):
    """The slope is the same on both sides of 0. Compare yours at 2 and at -2."""
    y = sigmoid(x)
    return y**2 * (1 - y)


def sigmoid_grad__inf_by_inf(x):
    """Print each step of sigmoid_grad(1000.0) and of sigmoid_grad(-1000.0). Which step first gives inf or nan?"""
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


def sigmoid_grad__one_sided_difference(x):
    """How many digits of your slope at 2 are right? There is a formula without a small step."""
    h = 1e-2
    return (sigmoid(x + h) - sigmoid(x)) / h


def sigmoid_grad__constant(x):
    """The derivative of the sigmoid is 0.25 at 0. Is it the same everywhere?"""
    return np.full(np.shape(x), 0.25)


def sigmoid_grad__summed_over_all(x):
    """How many numbers go in, and how many come out?"""
    y = sigmoid(x)
    return np.sum(y * (1 - y))


def sigmoid_grad__dot_product(x):
    """In sigmoid_grad, what shape does np.dot return for an array? Which shape should the result have?"""
    y = sigmoid(x)
    return np.dot(y, 1 - y)


def sigmoid_grad__result_of_integers(x):
    """Pass integers to sigmoid_grad and print the dtype of your result array. Can it hold 0.25?"""
    slope = np.empty_like(x)
    slope[...] = sigmoid(x) * (1 - sigmoid(x))
    return slope


# relu_grad


def relu_grad__if_on_an_array(x):
    """One if statement makes one decision. How many decisions does an array of three entries need?"""
    if x > 0:
        return 1
    return 0


def relu_grad__zeros_of_the_values(x):
    """What does np.zeros take: the values of an array, or its shape?"""
    slope = np.zeros(x)
    slope[x > 0] = 1
    return slope


def relu_grad__values_kept(x):
    """The line y = x goes up by one for each step of one. What is its slope at 3?"""
    return np.where(x > 0, x, 0)


def relu_grad__value_by_input(x):
    """Print relu_grad of an array that holds 0. Which operation in relu_grad makes the nan?"""
    return relu(x) / x


def relu_grad__sign(x):
    """To the left of 0, ReLU is flat. What is the slope of something flat?"""
    return np.sign(x)


def relu_grad__opposite(x):
    """On which side is ReLU flat? Try 3 and -3."""
    return np.where(x > 0, 0, 1)


def relu_grad__one_everywhere(x):
    """To the left of 0, ReLU is flat. What is the slope of something flat?"""
    return np.ones(np.shape(x))


def relu_grad__compared_with_one(x):
    """Print relu_grad(0.5), and what relu_grad compares. From which number on should it be 1?"""
    return np.where(x >= 1, 1, 0)


def relu_grad__rounded(x):
    """Print relu_grad(0.3). Where does relu_grad lose small positive numbers?"""
    return np.round(np.clip(x, 0, 1))


def relu_grad__leaky(x):
    """What does relu_grad return for -0.5? Around that point, ReLU is exactly 0."""
    return np.where(x > 0, 1, 0.01)


def relu_grad__of_the_sigmoid(x):
    """Which function has the derivative that you return? ReLU is made of two straight lines."""
    return sigmoid(x) * (1 - sigmoid(x))


def relu_grad__written_into_the_argument(x):
    """Print your array before and after the call. Whose array do you write into?"""
    slope = np.asarray(x)
    slope[slope > 0] = 1
    slope[slope < 0] = 0
    return slope


def relu_grad__zero_left_as_nan(x):
    """Print relu_grad of an array that holds 0. Which operation in relu_grad makes the nan?"""
    return np.where(x > 0, 1, np.where(x < 0, 0, np.nan))


def relu_grad__two_at_zero(x):
    """What does relu_grad return for 0? It should lie between the slopes to its left and right."""
    return (x >= 0) * 1 + (x == 0) * 1


def relu_grad__wide_step(x):
    """How many digits of your slope at 0.001 are right? ReLU has a corner nearby."""
    h = 1e-2
    return (relu(x + h) - relu(x - h)) / (2 * h)
