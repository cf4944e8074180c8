#!/usr/bin/python3
"""Writes networks of PyTorch as ONNX: export-torch-onnx.py FOLDER gives FOLDER/NAME/model.onnx and a test vector that PyTorch computed."""

import pathlib
import sys

try:
    import torch
    from torch import nn
except ImportError:
    sys.exit(f"{sys.executable} has no module torch; on Debian: apt-get install python3-torch")

BATCH = 3


class ByView(nn.Module):
    """Ends as many published networks do: a view with the batch's size fixed at 1 in the graph."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 6, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.head = nn.Linear(6 * 5 * 4, 7)

    def forward(self, x):
        return self.head(self.features(x).reshape(-1, 6 * 5 * 4))


class ToImage(nn.Module):
    def forward(self, x):
        return x.reshape(-1, 1, 5, 4)


class MeanHead(nn.Module):
    """Global pooling as a mean, a dense layer without a bias, dense layers as x @ w."""

    def __init__(self):
        super().__init__()
        self.convolution = nn.Conv2d(2, 5, 3)
        self.matrix = nn.Parameter(torch.randn(5, 4))
        self.offset = nn.Parameter(torch.randn(4))

    def forward(self, x):
        return (self.convolution(x / 2 - 0.25).relu().mean((2, 3)) @ self.matrix + self.offset) * 0.5


def block(inputs, outputs, **arguments):
    return [nn.Conv2d(inputs, outputs, 3, bias=False, **arguments), nn.BatchNorm2d(outputs), nn.ReLU()]


# name -> (network, one sample's shape)
NETWORKS = {
    "TorchMnist": (nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.5), nn.Linear(1600, 10), nn.Softmax(dim=1)), (1, 28, 28)),
    "TorchMlp": (nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.GELU(), nn.Linear(64, 10)), (1, 28, 28)),
    "TorchNormalized": (nn.Sequential(
        *block(3, 8, padding=1), *block(8, 12, padding=1, groups=4), *block(12, 12, padding=1, groups=12), nn.AvgPool2d(2),
        nn.Flatten(), nn.Linear(12 * 5 * 4, 9), nn.BatchNorm1d(9), nn.Tanh()), (3, 10, 8)),
    "TorchStrided": (nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2, padding=1), nn.SiLU(), nn.Conv2d(8, 6, (5, 3), dilation=(1, 2), padding=(2, 2)), nn.LeakyReLU(0.2),
        nn.MaxPool2d(3, stride=2, padding=1), nn.Flatten(), nn.Linear(6 * 4 * 3, 5)), (3, 13, 9)),
    "TorchDepthwise": (nn.Sequential(
        nn.Conv2d(3, 6, 1), nn.ELU(), nn.Conv2d(6, 12, 3, groups=6), nn.SELU(), nn.Conv2d(12, 4, 1), nn.Softplus(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 5), nn.Sigmoid()), (3, 7, 9)),
    "TorchGlobalMax": (nn.Sequential(nn.Conv2d(3, 6, 3), nn.Sigmoid(), nn.AdaptiveMaxPool2d(1), nn.Conv2d(6, 4, 1), nn.Flatten()), (3, 7, 9)),
    "TorchCeil": (nn.Sequential(nn.MaxPool2d(2, ceil_mode=True), nn.Conv2d(2, 3, 2), nn.GELU()), (2, 7, 5)),
    "TorchImage": (nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.Softmax(dim=1)), (3, 5, 6)),
    "TorchVector": (nn.Sequential(nn.Linear(12, 8), nn.SiLU(), nn.Linear(8, 8, bias=False), nn.Softmax(dim=-1)), (12,)),
    "TorchUnflatten": (nn.Sequential(nn.Linear(12, 20), ToImage(), nn.Conv2d(1, 3, 2), nn.Flatten(), nn.Linear(36, 2)), (12,)),
    "TorchByView": (ByView(), (3, 12, 10)),
    "TorchMeanHead": (MeanHead(), (2, 6, 5)),
}


def varint(value):
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def tensor_proto(tensor):
    """A TensorProto: dims (field 1), data_type 1 (field 2), raw_data (field 9)."""
    raw = tensor.contiguous().numpy().astype("<f4").tobytes()
    return b"".join(b"\x08" + varint(size) for size in tensor.shape) + b"\x10\x01" + b"\x4a" + varint(len(raw)) + raw


def main(folder):
    torch.manual_seed(0)
    for name, (network, shape) in NETWORKS.items():
        for layer in network.modules():
            if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)):
                for values in (layer.weight, layer.running_var):
                    nn.init.uniform_(values, 0.5, 2)
                for values in (layer.bias, layer.running_mean):
                    nn.init.uniform_(values, -1, 1)
        network.eval()
        data = folder / name / "test_data_set_0"
        data.mkdir(parents=True, exist_ok=True)
        # Operator set 13, and the older rules for Softmax.
        torch.onnx.export(
            network, torch.zeros(1, *shape), str(folder / name / "model.onnx"), opset_version=11 if name == "TorchMnist" else 13,
            input_names=["input"], output_names=["output"], dynamic_axes={"input": {0: "n"}, "output": {0: "n"}})
        inputs = torch.rand(BATCH, *shape) * 4 - 2
        with torch.inference_mode():
            outputs = network(inputs)
        (data / "input_0.pb").write_bytes(tensor_proto(inputs))
        (data / "output_0.pb").write_bytes(tensor_proto(outputs))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
