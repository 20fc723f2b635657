/** The view as the address in the browser, and back. */

import { json } from './api.js';

/** Nothing is folded, not even what is at first. */
const NONE = 'none';

export class Address {
  #app;

  constructor(app) {
    this.#app = app;
  }

  text() {
    const { from, to, y } = this.#app.view;
    const parts = { from: Math.round(from), to: Math.round(to), y: Math.round(y) };
    if (this.#app.selected) {
      parts.slice = this.#app.selected.slice.id;
    }
    if (this.#app.path) {
      parts.path = this.#app.path.task.id;
    }
    if (this.#app.range) {
      const { rows, top, bottom } = this.#app.range;
      parts.range = [Math.round(this.#app.range.from), Math.round(this.#app.range.to), Math.round(top), Math.round(bottom)].join('_');
      parts.rows = rows;
    }
    const optional = { marks: this.#app.marks.map(Math.round).join('_'), pins: this.#app.tracks.pins.join('_'),
      order: this.#app.tracks.arrangement.text, closed: [...this.#app.tracks.closed].join('_') || NONE,
      sort: document.getElementById('sort').value,
      alive: document.getElementById('alive').checked ? 'yes' : '',
      filter: document.getElementById('filter').value, search: document.getElementById('search').value };
    Object.entries(optional).filter(([, value]) => value).forEach(([name, value]) => {
      parts[name] = value;
    });
    return `#${new URLSearchParams(parts)}`;
  }

  async restore() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const number = (name, otherwise) => (parts.has(name) && Number.isFinite(Number(parts.get(name)))
      ? Number(parts.get(name)) : otherwise);
    const list = (name) => (parts.get(name) ?? '').split('_').filter(Boolean);
    this.#app.marks = list('marks').map(Number).filter(Number.isFinite);
    this.#app.tracks.pins = list('pins').map(Number).filter((row) => row >= 0 && row < this.#app.meta.rows);
    this.#app.tracks.arrangement.text = parts.get('order') ?? '';
    if (parts.has('closed')) {
      this.#app.tracks.closed = new Set(list('closed').filter((key) => key !== NONE));
    }
    for (const id of ['sort', 'filter', 'search']) {
      document.getElementById(id).value = parts.get(id) ?? '';
    }
    document.getElementById('alive').checked = parts.get('alive') === 'yes';
    this.#app.selected = null;
    this.#app.range = null;
    this.#app.path = null;
    this.#app.hits = [];
    this.#app.show(number('from', 0), number('to', this.#app.meta.window));
    this.#app.toolbar.orderAnew();
    this.#app.toolbar.tell();
    this.#app.view.y = Math.max(0, number('y', 0));
    this.#app.panel.trace();
    if (parts.get('search')) {
      await this.#app.search(parts.get('search'));
    }
    if (parts.has('slice')) {
      await this.#app.selection.select(json('slice', { id: parts.get('slice') }));
    } else if (parts.has('path')) {
      await this.#app.selection.restorePath(parts.get('path'), true);
    } else if (parts.has('explain')) {
      await this.#app.selection.restorePath(parts.get('explain'), false);
    } else if (parts.has('at')) {
      await this.#app.selection.goToInstant(number('row', 0), number('at', 0));
    } else if (parts.has('range')) {
      const [from, to, top, bottom] = list('range').map(Number);
      await this.#app.selection.sum({ from, to, top, bottom, rows: parts.get('rows') ?? '' });
    }
    this.#app.redraw();
  }
}
