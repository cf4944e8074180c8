"""Writes a safetensors file: eight bytes that say how long the header is, the header in JSON, then the numbers without a gap."""

import json
import struct

import numpy


def save(tensors, path):
    """tensors: names and numpy arrays, written as float32. The package safetensors does the same: safetensors.numpy.save_file."""
    arrays = {name: numpy.ascontiguousarray(values, dtype="<f4") for name, values in tensors.items()}
    header, end = {}, 0
    for name, values in arrays.items():
        header[name] = {"dtype": "F32", "shape": values.shape, "data_offsets": (end, end + values.nbytes)}
        end += values.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for values in arrays.values():
            file.write(values.tobytes())
