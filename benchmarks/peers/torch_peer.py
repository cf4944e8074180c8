#!/usr/bin/python3
"""Times a network in PyTorch and prints one line of JSON a turn. README.md beside this file says what is timed."""

import argparse
import json
import pathlib
import statistics
import sys
import time

from reference_networks import CLASSES, NETWORKS, build, torch
from torch import nn

MEMORY_FORMATS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", choices=NETWORKS, required=True)
    parser.add_argument("--mode", choices=["train", "infer"], required=True)
    parser.add_argument("--threads", type=positive, default=1)
    parser.add_argument("--batch", type=positive, default=128)
    parser.add_argument("--repeats", type=positive, default=50, help="timed steps; with --turns, those that choose the memory format")
    parser.add_argument("--turns", action="store_true", help="time a turn for each line of standard input, which is its number of steps")
    return parser.parse_args()


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def blas():
    """The library that multiplies PyTorch's matrices. With the reference BLAS its figures would mean nothing."""
    if torch.backends.mkl.is_available():
        return "mkl"
    maps = pathlib.Path("/proc/self/maps")
    loaded = maps.read_text() if maps.exists() else ""
    if "/blas/libblas.so" in loaded:
        sys.exit("PyTorch multiplies matrices with the reference BLAS here, some 30 times slower than it could. "
                 "On Debian: apt-get install libopenblas0-openmp.")
    return next((name for name in ("openblas", "blis", "mkl") if name in loaded), "unknown")


def training_step(network, inputs, labels):
    optimizer = torch.optim.Adam(network.parameters())
    loss_function = nn.CrossEntropyLoss()
    network.train()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_function(network(inputs), labels)
        loss.backward()
        optimizer.step()

    return step


def inference(network, inputs):
    network.eval()

    def step():
        with torch.inference_mode():
            torch.softmax(network(inputs), dim=1)

    return step


def measure(step, repeats):
    """Milliseconds of each repeat, after some that do not count."""
    for _ in range(max(1, repeats // 10)):
        step()
    times = []
    for _ in range(repeats):
        start = time.perf_counter_ns()
        step()
        times.append((time.perf_counter_ns() - start) / 1e6)
    return times


def prepare(options, memory_format):
    network, shape = build(options.network)
    inputs = torch.rand(options.batch, *shape).to(memory_format=memory_format)
    network = network.to(memory_format=memory_format)
    if options.mode == "train":
        return training_step(network, inputs, torch.randint(0, CLASSES, (options.batch,)))
    return inference(network, inputs)


def main():
    options = arguments()
    library = blas()
    torch.set_num_threads(options.threads)
    steps = {name: prepare(options, memory_format) for name, memory_format in MEMORY_FORMATS.items()}
    trial = {name: statistics.median(measure(step, options.repeats)) for name, step in steps.items()}
    best = min(trial, key=trial.get)
    for repeats in map(positive, sys.stdin) if options.turns else [options.repeats]:
        times = measure(steps[best], repeats)
        print(json.dumps({
            "peer": "pytorch",
            "version": torch.__version__,
            "blas": library,
            "network": options.network,
            "mode": options.mode,
            "parameters": NETWORKS[options.network][2],
            "batch": options.batch,
            "threads": torch.get_num_threads(),
            "memory_format": best,
            "trial_median_ms": trial,
            "median_ms": statistics.median(times),
            "min_ms": min(times),
            "times_ms": [round(t, 6) for t in times],
        }), flush=True)


if __name__ == "__main__":
    main()
