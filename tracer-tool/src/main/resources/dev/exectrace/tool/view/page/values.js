/** Counters over the time that is shown and over the whole; what was shown stays until the answer comes. */

import { doubles } from './api.js';

const SPANS = 2048;

/** All that come at once are painted in one frame. */
const AT_ONCE = 2;

/** More than is shown, by steps: so next to no frame of a picture that moves needs anything new. */
function stretch(view) {
  const length = 2 ** Math.ceil(Math.log2(view.to - view.from));
  const step = length / 4;
  const [from, to] = [Math.floor(view.from / step) * step, Math.ceil(view.to / step) * step];
  return { from, to, spans: (to - from) / length * SPANS };
}

export class Values {
  #app;
  #counters = new Map();
  #loading = 0;
  #overview = null;

  constructor(app) {
    this.#app = app;
  }

  /** What a counter was in the time that is shown, or was shown until the answer comes. */
  counter(number) {
    return this.#values(`counter ${number}`, 'counter', { number });
  }

  /** How many threads of a group ran and could run, likewise. */
  group(group) {
    return this.#values(`group ${group}`, 'group', { group });
  }

  #values(name, endpoint, parameters) {
    const { from, to, spans } = stretch(this.#app.view);
    const key = `${from}/${to}`;
    const known = this.#counters.get(name) ?? {};
    if (known.key !== key && !known.loading && this.#loading < AT_ONCE) {
      known.loading = true;
      this.#loading++;
      this.#counters.set(name, known);
      doubles(endpoint, { ...parameters, from, to, spans })
        .then((data) => {
          this.#counters.set(name, { key, values: { from, to, spans, data } });
        })
        .catch((error) => {
          console.error(error);
        })
        .finally(() => {
          this.#loading--;
          this.#app.redraw();
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
