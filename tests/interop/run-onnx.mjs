// node run-onnx.mjs FOLDER
// For each FOLDER/NAME: runs model.onnx over test_data_set_0/input_0.pb and compares with output_0.pb, which ModelGen or PyTorch
// computed. Where that is missing, it is written.
// Both sum in float32, in different orders: 1e-5 + 1e-4 of the expected number.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import ort from "onnxruntime-node";

const FLOAT = 1, DIMS = 1, DATA_TYPE = 2, RAW_DATA = 9;

// A TensorProto of raw floats, field by field.
function readTensor(file) {
    const bytes = readFileSync(file);
    let at = 0;
    const varint = () => {
        for (let value = 0, scale = 1; ; scale *= 128) {
            const byte = bytes[at++];
            value += (byte & 127) * scale;
            if (byte < 128) return value;
        }
    };
    const tensor = { dims: [], type: 0, data: undefined };
    while (at < bytes.length) {
        const key = varint(), field = key >> 3;
        if ((key & 7) === 0) {
            const value = varint();
            if (field === DIMS) tensor.dims.push(value);
            if (field === DATA_TYPE) tensor.type = value;
        } else {
            assert.equal(key & 7, 2, `${file}: field ${field}`);
            const end = varint() + at;
            if (field === DIMS) while (at < end) tensor.dims.push(varint());
            if (field === RAW_DATA) tensor.data = new Float32Array(new Uint8Array(bytes.subarray(at, end)).buffer);
            at = end;
        }
    }
    assert.equal(tensor.type, FLOAT, file);
    return tensor;
}

const encodeVarint = value => value < 128 ? [value] : [value % 128 + 128, ...encodeVarint(Math.floor(value / 128))];

function writeTensor(file, { dims, data }) {
    const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength), key = (field, kind) => field * 8 + kind;
    const head = [...dims.flatMap(size => [key(DIMS, 0), ...encodeVarint(size)]), key(DATA_TYPE, 0), FLOAT, key(RAW_DATA, 2), ...encodeVarint(raw.length)];
    writeFileSync(file, Buffer.concat([Buffer.from(head), raw]));
}

let compared = 0, written = 0;
for (const name of readdirSync(process.argv[2]).sort()) {
    const folder = join(process.argv[2], name), data = join(folder, "test_data_set_0");
    if (!existsSync(join(folder, "model.onnx"))) continue;
    const input = readTensor(join(data, "input_0.pb"));
    const session = await ort.InferenceSession.create(join(folder, "model.onnx"), { logSeverityLevel: 3 });
    if (!existsSync(join(data, "output_0.pb"))) {
        writeTensor(join(data, "output_0.pb"), (await session.run({ input: new ort.Tensor("float32", input.data, input.dims) })).output);
        written++;
        continue;
    }
    const expected = readTensor(join(data, "output_0.pb"));
    assert.deepEqual(session.inputNames, ["input"], name);
    assert.deepEqual(session.outputNames, ["output"], name);
    const [samples, ...sample] = input.dims, size = input.data.length / samples;

    // The batch is dynamic: all samples at once, and the first alone.
    for (const count of [samples, 1]) {
        const { output } = await session.run({ input: new ort.Tensor("float32", input.data.slice(0, count * size), [count, ...sample]) });
        assert.deepEqual(output.dims, [count, ...expected.dims.slice(1)], name);
        let largest = 0;
        output.data.forEach((value, i) => {
            const difference = Math.abs(value - expected.data[i]);
            assert.ok(difference <= 1e-5 + 1e-4 * Math.abs(expected.data[i]), `${name}[${i}]: ONNX Runtime ${value}, expected ${expected.data[i]}`);
            largest = Math.max(largest, difference);
        });
        if (count > 1) console.log(`${name}: ${output.data.length} outputs, largest difference ${largest.toExponential(1)}`);
    }
    compared++;
}
assert.notEqual(compared, 0, "There are no networks.");
console.log(`ONNX interop: ${compared} networks give in ONNX Runtime what their test vectors say; ${written} random graphs were computed.`);
