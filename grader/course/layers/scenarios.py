"""Call forward and backward of layers, alone and in sequence."""


def shopping(module):
    """2 apples at 100 and 3 oranges at 150, with a tax of 1.1"""
    apples, oranges, basket, tax = module.MulLayer(), module.MulLayer(), module.AddLayer(), module.MulLayer()
    both = basket.forward(apples.forward(100, 2), oranges.forward(150, 3))
    total = tax.forward(both, 1.1)
    d_both, d_tax = tax.backward(1)
    d_apples, d_oranges = basket.backward(d_both)
    d_apple, d_apple_count = apples.backward(d_apples)
    d_orange, d_orange_count = oranges.backward(d_oranges)
    return {
        "total": total,
        "gradient of the price before tax": d_both,
        "gradient of the tax": d_tax,
        "gradient of the price of an apple": d_apple,
        "gradient of the number of apples": d_apple_count,
        "gradient of the price of an orange": d_orange,
        "gradient of the number of oranges": d_orange_count,
    }


def apples_alone(module):
    """2 apples at 100, with a tax of 1.1, and nothing else in the basket"""
    apples, basket, tax = module.MulLayer(), module.AddLayer(), module.MulLayer()
    total = tax.forward(basket.forward(apples.forward(100, 2), 0), 1.1)
    d_both, d_tax = tax.backward(1)
    d_apples, _ = basket.backward(d_both)
    d_apple, d_apple_count = apples.backward(d_apples)
    return {
        "total": total,
        "gradient of the price of an apple": d_apple,
        "gradient of the number of apples": d_apple_count,
        "gradient of the tax": d_tax,
    }


def add(module, x, y, dout):
    """AddLayer(): forward(x, y), then backward(dout)"""
    return _there_and_back(module.AddLayer(), x, y, dout)


def multiply(module, x, y, dout):
    """MulLayer(): forward(x, y), then backward(dout)"""
    return _there_and_back(module.MulLayer(), x, y, dout)


def _there_and_back(layer, x, y, dout):
    return {"forward(x, y)": layer.forward(x, y), "backward(dout)": layer.backward(dout)}


def relu_forward(module, x):
    """Relu().forward(x)"""
    return module.Relu().forward(x)


def relu_backward(module, x, dout):
    """Relu().backward(dout)"""
    layer = module.Relu()
    layer.forward(x)
    return layer.backward(dout)


def sigmoid_forward(module, x):
    """Sigmoid().forward(x)"""
    return module.Sigmoid().forward(x)


def sigmoid_backward(module, x, dout):
    """Sigmoid().backward(dout)"""
    layer = module.Sigmoid()
    layer.forward(x)
    return layer.backward(dout)


def affine_forward(module, W, b, x):
    """Affine(W, b).forward(x)"""
    return module.Affine(W, b).forward(x)


def affine_backward(module, W, b, x, dout):
    """Affine(W, b).backward(dout)"""
    layer = module.Affine(W, b)
    layer.forward(x)
    return layer.backward(dout)


def affine_dW(module, W, b, x, dout):
    """Affine(W, b).backward(dout)"""
    layer = module.Affine(W, b)
    layer.forward(x)
    layer.backward(dout)
    return {"dW": layer.dW}


def affine_db(module, W, b, x, dout):
    """Affine(W, b).backward(dout)"""
    layer = module.Affine(W, b)
    layer.forward(x)
    layer.backward(dout)
    return {"db": layer.db}


def affine_after_an_update(module, W, b, x, dout):
    """Affine(W, b), after W -= 0.5 and b += 0.5"""
    layer = module.Affine(W, b)
    W -= 0.5
    b += 0.5
    out = layer.forward(x)
    return {"forward(x)": out, "backward(dout)": layer.backward(dout)}


def loss_forward(module, x, t):
    """SoftmaxWithLoss().forward(x, t)"""
    return module.SoftmaxWithLoss().forward(x, t)


def loss_backward(module, x, t):
    """SoftmaxWithLoss().backward()"""
    layer = module.SoftmaxWithLoss()
    layer.forward(x, t)
    return {"dx": layer.backward()}


def loss_backward_of_large_scores(module, x, t):
    """SoftmaxWithLoss().backward(), x with scores of 1000 and more"""
    return loss_backward(module, x, t)


def affine_gradients(module, W, b, x, dout):
    """Affine(W, b).backward(dout)"""
    layer = module.Affine(W, b)
    layer.forward(x)
    dx = layer.backward(dout)
    return {"dx": dx, "dW": layer.dW, "db": layer.db}
