/** Counters over the time that is shown and over the whole; what was shown stays until the answer comes. */

import { doubles } from './api.js';

export class Values {
  #app;
  #counters = new Map();
  #overview = null;

  constructor(app) {
    this.#app = app;
  }

  /** What a counter was in the time that is shown, or was shown until the answer comes. */
  counter(number, width) {
    return this.#values(`counter ${number}`, 'counter', { number }, width);
  }

  /** How many threads of a group ran and could run, likewise. */
  group(group, width) {
    return this.#values(`group ${group}`, 'group', { group }, width);
  }

  #values(name, endpoint, parameters, width) {
    const { from, to } = this.#app.view;
    const spans = Math.max(1, Math.min(2000, Math.round(width)));
    const key = `${Math.round(from)}/${Math.round(to)}/${spans}`;
    const known = this.#counters.get(name) ?? {};
    if (known.key !== key && !known.loading) {
      known.loading = true;
      this.#counters.set(name, known);
      doubles(endpoint, { ...parameters, from: Math.round(from), to: Math.max(Math.round(from) + 1, Math.round(to)), spans })
        .then((data) => {
          this.#counters.set(name, { key, values: { from, to, spans, data } });
          this.#app.redraw();
        })
        .catch((error) => {
          console.error(error);
        });
    }
    return known.values;
  }

  color(name) {
    const kind = this.#app.meta.kinds.findIndex((one) => name === `threads ${one}`);
    return kind >= 0 ? this.#app.colors[kind] : this.#app.picture.theme.accent;
  }

  /** The threads that ran and could run over the whole trace. */
  overview(width) {
    if (!this.#overview) {
      this.#overview = [];
      const spans = Math.max(1, Math.round(Math.min(1000, width)));
      ['threads running', 'threads runnable'].forEach(async (name) => {
        const number = this.#app.meta.counters.findIndex((counter) => counter.name === name);
        if (number >= 0) {
          const data = await doubles('counter', { number, from: 0, to: this.#app.meta.window, spans });
          this.#overview.push({ name, data, spans, most: Math.max(1, ...['threads running', 'threads runnable'].map((one) =>
            this.#app.meta.counters.find((counter) => counter.name === one)?.most ?? 0)) });
          this.#app.redraw();
        }
      });
    }
    this.#overview.forEach((one) => {
      one.color = this.color(one.name);
    });
    return this.#overview;
  }
}
