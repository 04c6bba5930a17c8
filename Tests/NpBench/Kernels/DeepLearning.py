# Layers of neural networks, in double.


def shares(x):
    powers = np.exp(x - x.max(-1)[..., None])
    return powers / powers.sum(-1)[..., None]


def relu(x):
    return np.where(x > 0, x, 0)


def layer(x, weights, bias):
    return x.astype(float) @ weights.astype(float) + bias


def convolved(x, weights):
    """Each window by the weights, its elements in one row."""
    high, wide, _, channels = weights.shape
    x, rows = x.astype(float), weights.reshape(-1, channels).astype(float)
    return np.array([[[image[i:i + high, j:j + wide].ravel() @ rows for j in range(x.shape[2] - wide + 1)] for i in range(x.shape[1] - high + 1)] for image in x])


def pooled(x):
    return np.array([[[image[i:i + 2, j:j + 2].max((0, 1)) for j in range(0, x.shape[2] - 1, 2)] for i in range(0, x.shape[1] - 1, 2)] for image in x])


def normalized(x):
    mean = sum(x) / len(x)
    return (x - mean) / np.sqrt(np.sqrt(sum((x - mean) ** 2) / len(x)) + 1e-5)


def softmax(x):
    return shares(x.astype(float))


def mlp(x, w1, b1, w2, b2, w3, b3):
    return shares(layer(relu(layer(relu(layer(x, w1, b1)), w2, b2)), w3, b3))


def conv2d_bias(x, weights, bias):
    return convolved(x, weights) + bias


def lenet(x, conv1, bias1, conv2, bias2, w1, b1, w2, b2, w3, b3):
    first = pooled(relu(convolved(x, conv1) + bias1))
    second = pooled(relu(convolved(first, conv2) + bias2)).reshape(len(x), -1)
    return layer(relu(layer(relu(layer(second, w1, b1)), w2, b2)), w3, b3)


def resnet(x, conv1, conv2, conv3):
    first = np.array([np.pad(image, ((1, 1), (1, 1), (0, 0))) for image in convolved(x, conv1)])
    second = convolved(relu(normalized(first)), conv2)
    return relu(normalized(convolved(relu(normalized(second)), conv3)) + x)
