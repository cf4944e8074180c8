"""The three reference networks, and three of odd sizes, as anyone would write them in PyTorch: channels first, logits last."""

import sys

try:
    import torch
    from torch import nn
except ImportError:
    sys.exit(f"The PyTorch peer needs the module torch, which {sys.executable} does not have. "
             "On Debian: apt-get install python3-torch, then run it with /usr/bin/python3.")


def mlp():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))


def mnist_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.5), nn.Linear(1600, 10))


def cifar_cnn():
    blocks = [layer for inputs, outputs in ((3, 32), (32, 64), (64, 128)) for layer in (
        nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(),
        nn.Conv2d(outputs, outputs, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))]
    return nn.Sequential(*blocks, nn.Flatten(), nn.Linear(2048, 128), nn.ReLU(), nn.Linear(128, 10))


def odd_cnn():
    """Sizes and channels that fill no vector, a strided convolution."""
    return nn.Sequential(
        nn.Conv2d(3, 20, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 24, 3), nn.ReLU(),
        nn.Conv2d(24, 40, 3, stride=2), nn.ReLU(),
        nn.Flatten(), nn.Linear(320, 10))


def lenet():
    """Few channels, large kernels, tanh."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))


def depthwise_cnn():
    """Depthwise and 1x1 convolutions in turns, pooled over the whole map."""
    return nn.Sequential(
        nn.Conv2d(3, 24, 3, padding=1), nn.ReLU(),
        nn.Conv2d(24, 24, 3, padding=1, groups=24), nn.ReLU(), nn.Conv2d(24, 40, 1), nn.ReLU(),
        nn.Conv2d(40, 40, 3, stride=2, groups=40), nn.ReLU(), nn.Conv2d(40, 80, 1), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(80, 10))


CLASSES = 10

# name -> (constructor, one sample's shape, parameters)
REFERENCE = {
    "mlp": (mlp, (1, 28, 28), 109_386),
    "mnist_cnn": (mnist_cnn, (1, 28, 28), 34_826),
    "cifar_cnn": (cifar_cnn, (3, 32, 32), 550_570),
}
FURTHER = {
    "odd_cnn": (odd_cnn, (3, 17, 23), 17_754),
    "lenet": (lenet, (1, 28, 28), 61_706),
    "depthwise_cnn": (depthwise_cnn, (3, 32, 32), 6_402),
}
NETWORKS = REFERENCE | FURTHER


def build(name):
    """The network, ending in logits, and one sample's shape."""
    constructor, shape, expected = NETWORKS[name]
    torch.manual_seed(0)
    network = constructor()
    parameters = sum(p.numel() for p in network.parameters())
    if parameters != expected:
        sys.exit(f"{name} has {parameters} parameters; the reference network has {expected}.")
    return network, shape
