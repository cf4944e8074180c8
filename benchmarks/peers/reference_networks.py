"""The three reference networks as anyone would write them in PyTorch: channels first, dropout where the network has it."""

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


# name -> (constructor, one sample's shape, parameters)
NETWORKS = {
    "mlp": (mlp, (1, 28, 28), 109_386),
    "mnist_cnn": (mnist_cnn, (1, 28, 28), 34_826),
    "cifar_cnn": (cifar_cnn, (3, 32, 32), 550_570),
}


def build(name):
    """The network, ending in logits, and one sample's shape."""
    constructor, shape, expected = NETWORKS[name]
    torch.manual_seed(0)
    network = constructor()
    parameters = sum(p.numel() for p in network.parameters())
    if parameters != expected:
        sys.exit(f"{name} has {parameters} parameters; the reference network has {expected}.")
    return network, shape
