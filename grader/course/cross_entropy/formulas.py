"""What the checks of the loss functions compare with."""

import numpy as np


def mean_loss(y, labels):
    """The mean cross-entropy of a batch with labels."""
    return -np.mean(np.log(y[np.arange(len(y)), labels]))
