/** The tiles at hand, by row, and the wishes for those that are not. */

import { ranges } from './api.js';

export const BUCKETS = 512;
export const STRIP = 8;
const MAX_ROWS = 32;
const MAX_KEPT = 12000;
const COARSER = 8;

export class Tiles {
  #worker = new Worker('tile-worker.js', { type: 'module' });
  #kept = new Map();
  #generation = 0;
  #wished = new Map();
  #sent = '';
  #failed = new Set();
  #onChange;

  constructor(onChange) {
    this.#onChange = onChange;
    this.#worker.onmessage = ({ data }) => this.#received(data);
  }

  /** How many wishes are not fulfilled. */
  get missing() {
    return this.#wished.size;
  }

  /** Forgets all tiles and paints new ones in other colours. */
  recolor(colors) {
    this.#generation++;
    this.#kept.clear();
    this.#sent = '';
    this.#worker.postMessage({ colors, generation: this.#generation });
    this.#onChange();
  }

  static level(nanosPerPixel) {
    return Math.max(0, Math.min(44, Math.floor(Math.log2(nanosPerPixel))));
  }

  begin() {
    this.#wished.clear();
  }

  /** The strip of a row in a tile, or a part of a coarser one; wished for where it is not there. */
  get(row, level, index) {
    const exact = this.#find(row, level, index);
    if (exact) {
      return { strip: exact, level, index, exact: true };
    }
    const key = `${level}/${index}`;
    if (!this.#failed.has(`${key}/${row}`)) {
      if (!this.#wished.has(key)) {
        this.#wished.set(key, { level, index, rows: new Set() });
      }
      this.#wished.get(key).rows.add(row);
    }
    for (let up = 1; up <= COARSER; up++) {
      const coarser = this.#find(row, level + up, Math.floor(index / 2 ** up));
      if (coarser) {
        return { strip: coarser, level: level + up, index: Math.floor(index / 2 ** up), exact: false };
      }
    }
    return null;
  }

  #find(row, level, index) {
    const key = `${row}/${level}/${index}`;
    const strip = this.#kept.get(key);
    if (strip) {
      this.#kept.delete(key);
      this.#kept.set(key, strip);
    }
    return strip;
  }

  /** Sends the wishes of a frame. */
  end() {
    const wishes = [];
    for (const { level, index, rows } of this.#wished.values()) {
      const sorted = [...rows].sort((a, b) => a - b);
      for (let i = 0; i < sorted.length; i += MAX_ROWS) {
        const part = sorted.slice(i, i + MAX_ROWS);
        const text = ranges(part);
        wishes.push({ key: `${level}/${index}/${text}`, level, index, rows: part, ranges: text });
      }
    }
    const sent = wishes.map((wish) => wish.key).join(' ');
    if (sent !== this.#sent) {
      this.#sent = sent;
      this.#worker.postMessage({ wishes });
    }
  }

  #received(data) {
    const { level, index } = data.wish;
    if (data.error) {
      console.error(data.error);
      data.wish.rows.forEach((row) => this.#failed.add(`${level}/${index}/${row}`));
      return;
    }
    if (data.generation !== this.#generation) {
      data.bitmap.close();
      this.#sent = '';
      this.#onChange();
      return;
    }
    for (const strip of data.rows) {
      strip.bitmap = data.bitmap;
      this.#kept.set(`${strip.row}/${level}/${index}`, strip);
    }
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) {
        break;
      }
      this.#kept.delete(key);
    }
    this.#onChange();
  }
}
