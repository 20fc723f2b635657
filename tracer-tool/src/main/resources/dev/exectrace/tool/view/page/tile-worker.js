/** Fetches tiles, the newest wishes first, and paints each into one bitmap, 8 pixels high a row. */

import { pixel } from './colors.js';

const BUCKETS = 512;
const HEIGHT = 8;
const AT_ONCE = 4;

let colors = [];
let generation = 0;
let wishes = [];
const pending = new Set();

self.onmessage = ({ data }) => {
  if (data.colors) {
    colors = data.colors.map((color) => pixel(color));
    generation = data.generation;
  }
  if (data.wishes) {
    wishes = data.wishes;
  }
  next();
};

function next() {
  while (pending.size < AT_ONCE) {
    const wish = wishes.find((one) => !pending.has(one.key));
    if (!wish) {
      return;
    }
    wishes = wishes.filter((one) => one !== wish);
    pending.add(wish.key);
    load(wish).catch((error) => self.postMessage({ key: wish.key, wish, error: String(error) }))
      .finally(() => {
        pending.delete(wish.key);
        next();
      });
  }
}

async function load(wish) {
  const response = await fetch(`api/tile?level=${wish.level}&index=${wish.index}&rows=${wish.ranges}`);
  if (!response.ok) {
    throw new Error(await response.text());
  }
  const tile = decode(await response.arrayBuffer());
  const started = generation;
  const bitmap = await createImageBitmap(paint(tile));
  const rows = wish.rows.map((row, i) => {
    const [from, to] = [tile.sliceOffsets[i], tile.sliceOffsets[i + 1]];
    return {
      row, y: i * HEIGHT, ids: tile.slice.slice(from, to), from: tile.sliceFrom.slice(from, to),
      to: tile.sliceTo.slice(from, to), kinds: tile.sliceKind.slice(from, to),
    };
  });
  self.postMessage({ key: wish.key, wish, generation: started, bitmap, rows }, [bitmap]);
}

/** Reads a tile in the layout that dev.exectrace.analysis.tile.Tile tells. */
export function decode(buffer) {
  const head = new DataView(buffer);
  if (head.getUint32(0, true) !== 0x4c545845 || head.getUint16(4, true) !== 1) {
    throw new Error('This is no tile.');
  }
  const rows = head.getUint8(7);
  const runs = head.getUint32(12, true);
  const slices = head.getUint32(16, true);
  let at = 20;
  const take = (Type, count) => {
    const array = new Type(buffer, at, count);
    at += array.byteLength;
    return array;
  };
  return {
    rows, runOffsets: take(Uint32Array, rows + 1), sliceOffsets: take(Uint32Array, rows + 1),
    ended: take(Uint32Array, runs), slice: take(Uint32Array, slices), runFrom: take(Uint16Array, runs),
    sliceFrom: take(Uint16Array, slices), sliceTo: take(Uint16Array, slices), covered: take(Uint8Array, runs),
    running: take(Uint8Array, runs), runnable: take(Uint8Array, runs), rest: take(Uint8Array, runs),
    sliceKind: take(Uint8Array, slices),
  };
}

function paint(tile) {
  const image = new ImageData(BUCKETS, Math.max(1, tile.rows * HEIGHT));
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < tile.rows; row++) {
    for (let run = tile.runOffsets[row]; run < tile.runOffsets[row + 1]; run++) {
      const to = run + 1 < tile.runOffsets[row + 1] ? tile.runFrom[run + 1] : BUCKETS;
      if (tile.covered[run] > 0) {
        paintRun(pixels, row, tile.runFrom[run], to, tile, run);
      }
    }
  }
  return image;
}

/** From the bottom up running, runnable, the rest: in proportion, but nothing that is there is left out. */
function paintRun(pixels, row, from, to, tile, run) {
  const running = pixelsOf(tile.running[run]);
  const runnable = pixelsOf(tile.runnable[run]);
  const rest = tile.rest[run] ? pixelsOf(Math.max(1, tile.covered[run] - tile.running[run] - tile.runnable[run])) : 0;
  const all = Math.min(HEIGHT, Math.max(pixelsOf(tile.covered[run]), (running > 0) + (runnable > 0) + (rest > 0)));
  let runningTo = Math.min(running, all - (runnable > 0) - (rest > 0));
  let runnableTo = runningTo + Math.min(runnable, all - runningTo - (rest > 0));
  if (rest === 0) {
    runnableTo = runnable > 0 ? all : runnableTo;
    runningTo = runnable > 0 ? runningTo : all;
  }
  for (let line = 0; line < all; line++) {
    const color = line < runningTo ? colors[1] : line < runnableTo ? colors[2] : colors[tile.rest[run]];
    const start = (row * HEIGHT + HEIGHT - 1 - line) * BUCKETS;
    pixels.fill(color, start + from, start + to);
  }
}

function pixelsOf(share) {
  return share > 0 ? Math.max(1, Math.round(share * HEIGHT / 255)) : 0;
}
