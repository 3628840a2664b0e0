"""What to study after the whole course."""

FURTHER = (
    "Convolutions: layers that look at small patches of a picture, in the same way everywhere. They misread far fewer "
    "digits.",
    "Better steps than gradient descent: momentum and Adam, a few lines each. Try them in your own training loop.",
    "Against learning by heart: dropout, weight decay, batch normalisation. Train on a few hundred images to see why.",
    "Automatic differentiation: let each operation know its own backward, and write no backward by hand again.",
    "A library such as PyTorch: you know by now what it does inside, and can check its gradients with yours.",
)
