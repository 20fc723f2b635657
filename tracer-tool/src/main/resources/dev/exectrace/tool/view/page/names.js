/** The labels of slices, asked for a frame's at once. */

import { json } from './api.js';

export class Names {
  #onChange;
  #names = new Map();
  #wanted = new Set();
  loading = false;

  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** The label of a slice, asked for if it is not known. */
  of(id) {
    if (!this.#names.has(id)) {
      this.#wanted.add(id);
    }
    return this.#names.get(id);
  }

  async load() {
    if (this.#wanted.size === 0 || this.loading) {
      this.#wanted.clear();
      return;
    }
    const ids = [...this.#wanted].slice(0, 200);
    this.#wanted.clear();
    this.loading = true;
    try {
      const names = await json('names', { slices: ids.join(',') });
      ids.forEach((id, i) => this.#names.set(id, names[i]));
    } catch (error) {
      ids.forEach((id) => this.#names.set(id, ''));
    }
    this.loading = false;
    this.#onChange();
  }
}
