#!/usr/bin/env python3
"""Draws icon.png: a small network between the brackets of an attribute. Needs nothing but Python."""
import struct
import zlib
from pathlib import Path

SIZE, SAMPLES = 128, 4
GROUND, BRACKET, EDGE, NODE = (24, 33, 61), (255, 255, 255), (96, 116, 170), (250, 176, 64)
LAYERS = [[(44, 46), (44, 82)], [(64, 34), (64, 64), (64, 94)], [(84, 64)]]
EDGES = [(a, b) for near, far in zip(LAYERS, LAYERS[1:]) for a in near for b in far]


def distance_to_edge(x, y, edge):
    (ax, ay), (bx, by) = edge
    t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    t = min(1, max(0, t))
    return ((x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2) ** 0.5


def colour(x, y):
    """Red, green, blue and alpha of a point; the left half's bracket is mirrored."""
    corner = max(abs(x - 64) - 40, 0), max(abs(y - 64) - 40, 0)
    if corner[0] ** 2 + corner[1] ** 2 > 24 ** 2:
        return 0, 0, 0, 0
    if any((x - a) ** 2 + (y - b) ** 2 <= 8 ** 2 for layer in LAYERS for a, b in layer):
        return *NODE, 255
    side, height = abs(x - 64), abs(y - 64)
    if 42 <= side <= 49 and height <= 46 or 34 <= side <= 49 and 39 <= height <= 46:
        return *BRACKET, 255
    if any(distance_to_edge(x, y, edge) <= 1.5 for edge in EDGES):
        return *EDGE, 255
    return *GROUND, 255


def pixel(column, row):
    """The mean of a grid of points, colours weighted by their alpha."""
    points = [colour(column + (i + 0.5) / SAMPLES, row + (j + 0.5) / SAMPLES) for i in range(SAMPLES) for j in range(SAMPLES)]
    alpha = sum(p[3] for p in points)
    mixed = [round(sum(p[c] * p[3] for p in points) / alpha) if alpha else 0 for c in range(3)]
    return bytes([*mixed, round(alpha / len(points))])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(column, row) for column in range(SIZE)) for row in range(SIZE))
header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
Path(__file__).with_name("icon.png").write_bytes(
    b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
