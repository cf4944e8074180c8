"""python3 read-events.py SAMPLE [FILE...]: as read-events.mjs, with TensorBoard's own reader."""
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def read(file):
    events = EventAccumulator(file, size_guidance={"scalars": 0, "histograms": 0})
    events.Reload()
    return events


sample, *files = sys.argv[1:]
events = read(sample)
points = [(point.wall_time, point.step, point.value) for point in events.Scalars("epoch_loss")]
assert points == [(256.5, 1, 0.5), (1500000000.25, 2, float("inf"))]
assert [point.value for point in events.Scalars("epoch_accuracy")] == [0]
(kernel,) = events.Histograms("dense_1/kernel/histogram")
assert (kernel.step, kernel.histogram_value.min, kernel.histogram_value.max, kernel.histogram_value.num) == (1, -1, 2, 5)
assert kernel.histogram_value.bucket == [0, 1, 0, 2, 0, 1, 0, 1, 0]
(gradient,) = events.Histograms("dense_1/kernel/gradient_histogram")
assert gradient.histogram_value.num == 0

for file in files:
    tags = read(file).Tags()
    assert tags["scalars"], f"{file} holds no scalars"
    print(f"{file}: {', '.join(tags['scalars'] + tags['histograms'])}")
print(f"tensorboard interop: {1 + len(files)} of our files read by TensorBoard.")
