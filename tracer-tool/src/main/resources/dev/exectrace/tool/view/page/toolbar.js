/** The controls above the picture: order, filter, search, theme; and the legend below it. */

import { capture } from './api.js';
import { palette } from './colors.js';
import { element } from './elements.js';

export class Toolbar {
  #app;
  #ordered = '';
  #searching;

  constructor(app) {
    this.#app = app;
  }

  /** Makes the controls do what they say. */
  listen() {
    const on = (id, event, handler) => document.getElementById(id).addEventListener(event, handler);
    document.getElementById('by').disabled = !this.#app.meta.groups.some((group) => group.kind === 'CARRIER');
    on('by', 'change', ({ target }) => this.by(target.value));
    on('sort', 'change', () => this.order());
    on('alive', 'change', () => this.order());
    on('filter', 'input', () => this.order());
    on('search', 'input', ({ target }) => {
      clearTimeout(this.#searching);
      this.#searching = setTimeout(() => this.#app.search(target.value), 200);
    });
    on('fit', 'click', () => this.#app.whole());
    on('theme', 'click', () => {
      this.theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
      localStorage.setItem('theme', document.documentElement.dataset.theme);
    });
    document.getElementById('again').hidden = !this.#app.meta.live;
    on('again', 'click', ({ target }) => this.#captureAgain(target));
    on('help', 'click', () => document.getElementById('keys').showModal());
  }

  /** What is shown stays until another trace is there. */
  async #captureAgain(button) {
    const state = document.getElementById('capture');
    const tell = (text, failed = false) => {
      state.hidden = false;
      state.textContent = text;
      state.classList.toggle('failed', failed);
    };
    button.disabled = true;
    tell('Taking another trace…');
    try {
      await capture((text) => text && tell(`Taking another trace. ${text}`));
      history.replaceState(null, '', location.pathname);
      location.reload();
    } catch (error) {
      tell(`No other trace was taken: ${error.message}`, true);
      button.disabled = false;
    }
  }

  /** Shows rows by processor, by thread or both, those of processors from the top. */
  by(value) {
    this.#app.tracks.by = value;
    this.#app.view.y = 0;
    this.#app.step();
  }

  /** Says what has been folded and unfolded otherwise. */
  tell() {
    document.getElementById('by').value = this.#app.tracks.by;
  }

  theme(name) {
    document.documentElement.dataset.theme = name;
    this.#app.colors = palette(this.#app.meta.kinds, name === 'dark');
    this.#app.panel.colors = this.#app.colors;
    this.#app.picture.readTheme();
    this.#app.tiles.recolor(this.#app.colors);
    const seen = new Set();
    document.getElementById('legend').replaceChildren(...this.#app.meta.kinds.flatMap((kind, number) => {
      if (number === 0 || seen.has(kind)) {
        return [];
      }
      seen.add(kind);
      return [element('span', {}, element('span', { class: 'swatch', color: this.#app.colors[number] }), kind)];
    }));
  }

  order() {
    this.#app.view.y = 0;
    this.applyOrder();
    this.#app.moved();
  }

  /** Orders the rows even if nothing about their order has changed. */
  orderAnew() {
    this.#ordered = '';
    this.applyOrder();
  }

  /** Orders the rows; an order or a choice by what they did is by what they did in the time that is shown. */
  applyOrder() {
    const [sort, filter] = ['sort', 'filter'].map((id) => document.getElementById(id).value);
    const alive = document.getElementById('alive').checked;
    const [from, to] = [Math.floor(this.#app.view.from), Math.ceil(this.#app.view.to)];
    const window = alive || sort ? { from, to } : null;
    const key = JSON.stringify({ sort, filter, window });
    if (key !== this.#ordered) {
      this.#ordered = key;
      this.#app.tracks.order = { sort, filter, window };
    }
  }
}
