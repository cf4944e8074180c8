// node read-events.mjs SAMPLE [FILE...]
// SAMPLE is the file that EventFileTests.cs pins byte for byte.
import assert from "node:assert/strict";
import protobuf from "protobufjs";
import recordReader from "tfrecord/lib/record_reader.js";

const { root } = protobuf.parse(`
    syntax = "proto3";
    message Event { double wall_time = 1; int64 step = 2; oneof what { string file_version = 3; Summary summary = 5; } }
    message Summary { repeated Value value = 1; }
    message Value { string tag = 1; oneof value { float simple_value = 2; Histogram histo = 5; } }
    message Histogram {
        double min = 1; double max = 2; double num = 3; double sum = 4; double sum_squares = 5;
        repeated double bucket_limit = 6 [packed = true]; repeated double bucket = 7 [packed = true];
    }`, { keepCase: true });
const Event = root.lookupType("Event");

async function read(file) {
    const reader = await recordReader.RecordReader.create(file);
    const events = [];
    for (let record; (record = await reader.readRecord()) !== null;) { // throws where a checksum is wrong
        events.push(Event.toObject(Event.decode(record), { longs: Number }));
    }
    assert.equal(events[0]?.file_version, "brain.Event:2", `${file} does not begin as an event file`);
    return events;
}

const [sample, ...files] = process.argv.slice(2);
const [, first, second, ...none] = await read(sample);
assert.deepEqual(none, []);
assert.deepEqual([first.wall_time, first.step, second.wall_time, second.step], [256.5, 1, 1500000000.25, 2]);
assert.deepEqual(second.summary.value, [{ tag: "epoch_loss", simple_value: Infinity }]);
const [loss, accuracy, kernel, gradient] = first.summary.value;
assert.deepEqual([loss, accuracy], [{ tag: "epoch_loss", simple_value: 0.5 }, { tag: "epoch_accuracy", simple_value: 0 }]);
const { bucket_limit: limits, bucket, ...sums } = kernel.histo;
assert.deepEqual(sums, { min: -1, max: 2, num: 5, sum: 2.5, sum_squares: 7.25 });
// -1, 0 and 0, 1.5 and 2, each between the borders around it
assert.deepEqual(bucket, [0, 1, 0, 2, 0, 1, 0, 1, 0]);
[-1, 0, 1.5, 2].forEach((value, i) => assert.ok(limits[2 * i] <= value && value < limits[2 * i + 1]));
assert.equal(gradient.histo.num, 0);

for (const file of files) {
    const events = await read(file);
    const tags = new Map();
    for (const { tag } of events.flatMap(event => event.summary?.value ?? [])) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    assert.notEqual(tags.size, 0, `${file} holds no values`);
    for (const [tag, count] of tags) console.log(`${file}: ${tag} (${count})`);
}
console.log(`tensorboard interop: ${1 + files.length} of our files read by independent readers.`);
