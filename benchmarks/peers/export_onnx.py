#!/usr/bin/python3
"""Writes the reference networks as ONNX for ort_peer, and checks that ort_peer computes what PyTorch computes.

Usage: export_onnx.py export FOLDER      NAME.onnx for each network, ending in softmax
       export_onnx.py verify FOLDER      runs FOLDER/ort_peer on them and compares the probabilities
"""

import pathlib
import subprocess
import sys

from reference_networks import CLASSES, REFERENCE, build, torch
from torch import nn

BATCH = 3
TOLERANCE = 1e-5  # probabilities; both sides sum in float32, in different orders


def network_with_softmax(name):
    network, shape = build(name)
    return nn.Sequential(network, nn.Softmax(dim=1)).eval(), shape


def export(folder):
    for name in REFERENCE:
        network, shape = network_with_softmax(name)
        torch.onnx.export(
            network, torch.zeros(1, *shape), str(folder / f"{name}.onnx"),
            input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "n"}, "y": {0: "n"}})


def verify(folder):
    for name in REFERENCE:
        network, shape = network_with_softmax(name)
        count = BATCH * torch.Size(shape).numel()
        # The inputs that ort_peer makes: a multiplicative hash of the index, in [0, 1).
        hashed = (torch.arange(count, dtype=torch.int64) * 2654435761 & 0xFFFFFFFF) >> 8
        inputs = (hashed.double() / (1 << 24)).float().reshape(BATCH, *shape)
        with torch.inference_mode():
            expected = network(inputs)
        output = subprocess.run(
            [folder / "ort_peer", "--network", name, "--batch", str(BATCH), "--print-output"],
            check=True, capture_output=True, text=True).stdout
        actual = torch.tensor([float(number) for number in output.split()]).reshape(BATCH, CLASSES)
        difference = (actual - expected).abs().max().item()
        if not difference < TOLERANCE:
            sys.exit(f"{name}: ONNX Runtime and PyTorch differ by {difference}.")
        print(f"{name}: ONNX Runtime and PyTorch agree to {difference:.1e}.")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("export", "verify"):
        sys.exit(__doc__)
    {"export": export, "verify": verify}[sys.argv[1]](pathlib.Path(sys.argv[2]).resolve())
