#!/usr/bin/env python3
"""Trains a small network on the digits of samples/Digits and takes it along in both ways: train.py FOLDER writes

    digits.safetensors   the weights, laid out as ModelGen has them
    digits.onnx          the network, for modelgen import
    outputs.f32          what PyTorch computes for the test digits, to compare: (1000, 10) float32, little-endian
"""

import gzip
import inspect
import pathlib
import sys

import numpy
import torch
from torch import nn

import safetensors_file

DATA = pathlib.Path(__file__).resolve().parent.parent / "Digits" / "data"


def read(name, header):
    return numpy.frombuffer(gzip.decompress((DATA / f"{name}.gz").read_bytes()), numpy.uint8, offset=header)


def images(set_name):
    """(n, 1, 28, 28), channels first, from 0 to 1."""
    return torch.from_numpy(read(f"{set_name}-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28) / numpy.float32(255))


def train(network, inputs, classes):
    optimizer = torch.optim.Adam(network.parameters(), lr=3e-3)
    for batch in torch.randperm(len(inputs)).split(128):
        optimizer.zero_grad()
        nn.functional.cross_entropy(network(inputs[batch]), classes[batch]).backward()
        optimizer.step()


def conv2d(weight):
    """(outputs, inputs, height, width) to (height, width, inputs, outputs)."""
    return weight.permute(2, 3, 1, 0)


def dense(weight):
    """(outputs, inputs) to (inputs, outputs)."""
    return weight.t()


def dense_behind_flatten(weight, channels, height, width):
    """As dense, and the inputs, which PyTorch flattens channel by channel, are flattened pixel by pixel."""
    return weight.reshape(-1, channels, height, width).permute(2, 3, 1, 0).reshape(height * width * channels, -1)


def save_weights(network, path):
    first, second, last = network[0], network[3], network[8]
    tensors = {
        "conv2d_1.kernel": conv2d(first.weight), "conv2d_1.bias": first.bias,
        "conv2d_2.kernel": conv2d(second.weight), "conv2d_2.bias": second.bias,
        "dense_1.kernel": dense_behind_flatten(last.weight, 24, 5, 5), "dense_1.bias": last.bias,
    }
    safetensors_file.save({name: values.detach().numpy() for name, values in tensors.items()}, path)


def save_onnx(network, path):
    # The exporter of TorchScript: the newer one puts weights into a second file, which modelgen import does not open.
    older = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(
        network, torch.zeros(1, 1, 28, 28), str(path), opset_version=13, input_names=["input"], output_names=["output"],
        dynamic_axes={"input": {0: "n"}, "output": {0: "n"}}, **older)


def main(folder):
    torch.manual_seed(1)
    network = nn.Sequential(
        nn.Conv2d(1, 12, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(12, 24, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.2), nn.Linear(24 * 5 * 5, 10))
    train(network, images("train"), torch.from_numpy(read("train-labels-idx1-ubyte", 8).astype(numpy.int64)))

    classifier = nn.Sequential(*network, nn.Softmax(dim=1)).eval()
    with torch.no_grad():
        outputs = classifier(images("t10k"))
    accuracy = (outputs.argmax(1).numpy() == read("t10k-labels-idx1-ubyte", 8)).mean()
    print(f"PyTorch {torch.__version__}: test accuracy {accuracy:.4f} after one epoch")

    folder.mkdir(parents=True, exist_ok=True)
    save_weights(network, folder / "digits.safetensors")
    save_onnx(classifier, folder / "digits.onnx")
    outputs.numpy().astype("<f4").tofile(folder / "outputs.f32")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
