"""What the checks of the numpy warm-up compare with."""


def scaled_rows(A, b):
    return [[A[i, j] * b[j] for j in range(A.shape[1])] for i in range(A.shape[0])]


def picked(x, indices):
    return x.reshape(-1)[indices]
