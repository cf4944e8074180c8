// node read-safetensors.mjs SAMPLE [FILE...]
// SAMPLE is the file that InteropTests.cs pins byte for byte: its numbers count up from 1 in layer order.
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { safetensors } from "@jax-js/loaders";

const [sample, ...files] = process.argv.slice(2);
const { tensors, metadata } = safetensors.parse(new Uint8Array(readFileSync(sample)));
const shapes = { "dense_1.kernel": [5, 3], "dense_1.bias": [3], "dense_2.kernel": [3, 2], "dense_2.bias": [2] };
assert.deepEqual(Object.keys(tensors), Object.keys(shapes));
assert.equal(metadata.model, "TestModel");
let next = 1;
for (const [name, { dtype, shape, data }] of Object.entries(tensors)) {
    assert.equal(dtype, "F32");
    assert.deepEqual(shape, shapes[name]);
    assert.deepEqual([...data], Array.from({ length: data.length }, (_, i) => next + i));
    assert.equal(data.length, shape.reduce((a, b) => a * b, 1));
    next += data.length;
}
assert.equal(next, 27);

for (const file of files) {
    const { tensors } = safetensors.parse(new Uint8Array(readFileSync(file)));
    assert.notEqual(Object.keys(tensors).length, 0, `${file} holds no tensors`);
    for (const [name, { dtype, shape, data }] of Object.entries(tensors)) {
        assert.equal(data.length, shape.reduce((a, b) => a * b, 1), `${file}: ${name}`);
        assert.ok(data.every(Number.isFinite), `${file}: ${name} is not finite`);
        console.log(`${file}: ${name} ${dtype} (${shape.join(", ")})`);
    }
}
console.log(`safetensors interop: ${1 + files.length} of our files read by an independent reader.`);
