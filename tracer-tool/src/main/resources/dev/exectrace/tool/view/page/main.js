/** The page: what is shown, and what keys and pointer do to it. */

import { doubles, json, ranges, ready } from './api.js';
import { palette } from './colors.js';
import { element } from './elements.js';
import { duration } from './format.js';
import { Panel } from './panel.js';
import { LABELS, Picture, TOP } from './picture.js';
import { Pointer } from './pointer.js';
import { Keys } from './keys.js';
import { Tiles } from './tiles.js';
import { ROW, Tracks } from './tracks.js';

const SETTLE = 250;
const MIN_SPAN = 20;
const PINS = 24;

class App {
  meta;
  view;
  selected = null;
  range = null;
  path = null;
  marks = [];
  hits = [];
  pointer = null;
  colors = [];
  #drawn = true;
  #sliceNames = new Map();
  #wantedNames = new Set();
  #counters = new Map();
  #overview = null;
  #settling;
  #selecting = 0;
  #ordered = '';
  #sought = -1;

  constructor(meta) {
    this.meta = meta;
    this.view = { from: 0, to: meta.window, y: 0 };
    const redraw = () => this.redraw();
    this.tiles = new Tiles(redraw);
    this.tracks = new Tracks(meta, redraw);
    this.canvas = document.getElementById('canvas');
    this.picture = new Picture(this.canvas, this);
    this.panel = new Panel(meta, {
      slice: (id) => this.goTo(id),
      instant: (row, at) => this.goToInstant(row, at),
      wake: (wake) => this.goToInstant(wake.waker, wake.at, wake.wakerSlice),
      wakee: (wake) => this.goToInstant(wake.wakee, wake.at, wake.wakeeSlice),
      hit: (hit, sort) => (sort === 'threads' ? this.goToRow(hit.row) : this.goToInstant(hit.row, hit.start)),
      row: (row) => this.goToRow(row),
      fit: () => this.fit(),
      path: (task) => this.showPath(task),
      segment: (segment) => this.showSegment(segment),
    });
    this.stopRow = meta.groups.find((group) => group.kind === 'MACHINE' && group.name === 'stopped threads')?.first ?? -1;
  }

  async start() {
    this.theme(localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
    document.title = `${this.meta.file} · Exectrace`;
    document.getElementById('file').textContent = this.meta.file;
    document.getElementById('facts').textContent = `${duration(this.meta.window)}, `
      + `${this.meta.rows.toLocaleString('en')} rows, ${this.meta.slices.toLocaleString('en')} slices`;
    const losses = document.getElementById('losses');
    losses.hidden = this.meta.losses.length === 0;
    losses.textContent = `The trace is not whole: ${this.meta.losses[0] ?? ''}`;
    new Pointer(this);
    new Keys(this);
    new ResizeObserver(() => this.redraw()).observe(this.canvas);
    addEventListener('popstate', () => this.restore());
    this.#controls();
    await this.restore();
    this.canvas.focus();
  }

  #controls() {
    const on = (id, event, handler) => document.getElementById(id).addEventListener(event, handler);
    on('sort', 'change', () => this.order());
    on('alive', 'change', () => this.order());
    on('filter', 'input', () => this.order());
    on('search', 'input', ({ target }) => {
      clearTimeout(this.searching);
      this.searching = setTimeout(() => this.search(target.value), 200);
    });
    on('fit', 'click', () => this.whole());
    on('theme', 'click', () => this.theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
    on('help', 'click', () => document.getElementById('keys').showModal());
  }

  theme(name) {
    document.documentElement.dataset.theme = name;
    localStorage.setItem('theme', name);
    this.colors = palette(this.meta.kinds, name === 'dark');
    this.panel.colors = this.colors;
    this.picture.readTheme();
    this.tiles.recolor(this.colors);
    const seen = new Set();
    document.getElementById('legend').replaceChildren(...this.meta.kinds.flatMap((kind, number) => {
      if (number === 0 || seen.has(kind)) {
        return [];
      }
      seen.add(kind);
      return [element('span', {}, element('span', { class: 'swatch', color: this.colors[number] }), kind)];
    }));
  }

  order() {
    this.view.y = 0;
    this.#applyOrder();
    this.moved();
  }

  /** Orders the rows; an order or a choice by what they did is by what they did in the time that is shown. */
  #applyOrder() {
    const [sort, filter] = ['sort', 'filter'].map((id) => document.getElementById(id).value);
    const alive = document.getElementById('alive').checked;
    const [from, to] = [Math.floor(this.view.from), Math.ceil(this.view.to)];
    const window = alive || sort ? { from, to } : null;
    const key = JSON.stringify({ sort, filter, window });
    if (key !== this.#ordered) {
      this.#ordered = key;
      this.tracks.order = { sort, filter, window };
    }
  }

  redraw() {
    if (this.#drawn) {
      this.#drawn = false;
      requestAnimationFrame(() => {
        this.#drawn = true;
        this.#found();
        this.picture.draw();
      });
    }
  }

  /** Shows a time, within the trace and no narrower than can be told apart. */
  show(from, to) {
    const span = Math.min(this.meta.window, Math.max(MIN_SPAN, to - from));
    const start = Math.max(0, Math.min(this.meta.window - span, from + (to - from - span) / 2));
    this.view.from = start;
    this.view.to = start + span;
    this.moved();
  }

  zoom(factor, x) {
    const { from, to } = this.view;
    const at = this.picture.time(Math.max(LABELS, x));
    const span = Math.min(this.meta.window, Math.max(MIN_SPAN, (to - from) * factor));
    const start = at - (at - from) / (to - from) * span;
    this.show(start, start + span);
  }

  pan(share) {
    const { from, to } = this.view;
    const by = Math.max(-from, Math.min(this.meta.window - to, (to - from) * share));
    this.show(from + by, to + by);
  }

  scroll(by) {
    this.#sought = -1;
    this.view.y = Math.max(0, Math.min(this.tracks.height - this.picture.height, this.view.y + by));
    this.moved();
  }

  moved() {
    this.redraw();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#applyOrder();
      history.replaceState(null, '', this.#address());
    }, SETTLE);
  }

  /** A step that the browser's back button undoes. */
  step() {
    clearTimeout(this.#settling);
    this.#applyOrder();
    if (this.#address() !== location.hash) {
      history.pushState(null, '', this.#address());
    }
    this.redraw();
  }

  #address() {
    const { from, to, y } = this.view;
    const parts = { from: Math.round(from), to: Math.round(to), y: Math.round(y) };
    if (this.selected) {
      parts.slice = this.selected.slice.id;
    }
    if (this.path) {
      parts.path = this.path.task.id;
    }
    if (this.range) {
      const { rows, top, bottom } = this.range;
      parts.range = [Math.round(this.range.from), Math.round(this.range.to), Math.round(top), Math.round(bottom)].join('_');
      parts.rows = rows;
    }
    const optional = { marks: this.marks.map(Math.round).join('_'), pins: this.tracks.pins.join('_'),
      closed: [...this.tracks.closed].join('_'), sort: document.getElementById('sort').value,
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
    this.marks = list('marks').map(Number).filter(Number.isFinite);
    this.tracks.pins = list('pins').map(Number).filter((row) => row >= 0 && row < this.meta.rows);
    if (parts.has('closed')) {
      this.tracks.closed = new Set(list('closed'));
    }
    for (const id of ['sort', 'filter', 'search']) {
      document.getElementById(id).value = parts.get(id) ?? '';
    }
    document.getElementById('alive').checked = parts.get('alive') === 'yes';
    this.selected = null;
    this.range = null;
    this.path = null;
    this.hits = [];
    this.show(number('from', 0), number('to', this.meta.window));
    this.#ordered = '';
    this.#applyOrder();
    this.view.y = Math.max(0, number('y', 0));
    this.panel.trace();
    if (parts.get('search')) {
      await this.search(parts.get('search'));
    }
    if (parts.has('slice')) {
      await this.#select(json('slice', { id: parts.get('slice') }));
    } else if (parts.has('path')) {
      await this.#restorePath(parts.get('path'), true);
    } else if (parts.has('explain')) {
      await this.#restorePath(parts.get('explain'), false);
    } else if (parts.has('at')) {
      await this.goToInstant(number('row', 0), number('at', 0));
    } else if (parts.has('range')) {
      const [from, to, top, bottom] = list('range').map(Number);
      await this.sum({ from, to, top, bottom, rows: parts.get('rows') ?? '' });
    }
    this.redraw();
  }

  async #restorePath(id, pinned) {
    try {
      const path = await json('path', { task: id });
      if (path) {
        await this.showPath(path.task, pinned);
      }
    } catch (error) {
      this.panel.failure(error);
    }
  }

  /** Selects what a request gives, null for nothing; of several the one asked for last. */
  async #select(request) {
    const turn = ++this.#selecting;
    try {
      const slice = await request;
      const flows = slice && await json('flows', { id: slice.id });
      if (turn !== this.#selecting) {
        return undefined;
      }
      this.selected = slice && { slice, flows };
      this.range = null;
      this.path = null;
      if (slice) {
        this.panel.slice(slice, flows);
      } else {
        this.panel.trace();
      }
      this.redraw();
      return slice;
    } catch (error) {
      this.panel.failure(error);
      return undefined;
    }
  }

  async selectAt(row, at) {
    if (await this.#select(json('slice', { row, at: Math.max(0, Math.floor(at)) }))) {
      this.step();
    }
  }

  async goTo(id) {
    this.#reveal(await this.#select(json('slice', { id })));
  }

  /** Selects what a row shows at a time, or the whole row where that is nothing. */
  async goToInstant(row, at, id = -1) {
    const slice = await this.#select(json('slice', id >= 0 ? { id } : { row, at: Math.max(0, Math.floor(at)) }));
    if (slice) {
      this.#reveal(slice, at);
    } else if (slice === null) {
      await this.goToRow(row);
    }
  }

  /** Moves as little as needed for a slice, and an instant in it, to be seen well. */
  #reveal(slice, at = null) {
    if (!slice) {
      return;
    }
    this.#scrollTo(slice.row);
    const { from, to } = this.view;
    const span = to - from;
    const length = slice.end - slice.start;
    const [first, last] = at === null ? [slice.start, slice.end] : [at, at];
    if (length > span && at === null) {
      this.show(slice.start - length * 0.1, slice.end + length * 0.1);
    } else if (length / span * this.picture.width < 3 && length > 0) {
      const middle = at ?? (slice.start + slice.end) / 2;
      this.show(middle - length * 10, middle + length * 10);
    } else if (first < from || last > to) {
      this.show((first + last - span) / 2, (first + last + span) / 2);
    }
    this.step();
    this.#sought = slice.row;
    this.redraw();
  }

  /** Shows a row; where rows are being ordered anew, when it has its place. */
  #scrollTo(row) {
    this.tracks.reveal(row);
    this.#sought = row;
    this.#found();
  }

  #found() {
    const y = this.#sought >= 0 ? this.tracks.find(this.#sought) : -1;
    if (y >= 0) {
      this.#sought = -1;
    }
    if (y >= 0 && (y < this.view.y || y + ROW > this.view.y + this.picture.height)) {
      this.view.y = Math.max(0, Math.min(this.tracks.height - this.picture.height, y - this.picture.height / 3));
    }
  }

  async goToRow(row) {
    this.#scrollTo(row);
    await this.sum({ from: 0, to: this.meta.window, top: this.tracks.find(row), bottom: this.tracks.find(row) + ROW,
      rows: String(row) });
    this.step();
  }

  explain() {
    if (this.selected?.slice.task) {
      this.showPath(this.selected.slice.task);
    }
  }

  goToWaker() {
    const to = this.selected?.flows.to;
    if (to) {
      this.goToInstant(to.waker, to.at, to.wakerSlice);
    }
  }

  /** What made a task take so long: its threads one below the other, and how it went from one to the next. */
  async showPath(task, pinned = false) {
    const turn = ++this.#selecting;
    try {
      const path = await json('path', { task: task.id });
      if (turn !== this.#selecting) {
        return;
      }
      if (!path) {
        throw new Error('The trace does not tell which thread worked on that task.');
      }
      this.selected = null;
      this.range = null;
      this.path = { task, ...path };
      this.panel.path(task, path);
      if (!pinned) {
        this.tracks.pins = [...new Set([task.row, path.row, ...path.segments.map((segment) => segment.row)])].slice(0, PINS);
        this.tracks.closed.delete('sPins');
        this.tracks.layout();
        this.view.y = 0;
        this.show(path.start - (path.end - path.start) * 0.03, path.end + (path.end - path.start) * 0.03);
        this.step();
      }
      this.redraw();
    } catch (error) {
      this.panel.failure(error);
    }
  }

  /** A step of a path; the path stays to be seen. */
  showSegment({ row, start, end }) {
    this.#scrollTo(row);
    this.show(start - (end - start) * 0.5, end + (end - start) * 0.5);
    this.step();
  }

  neighbour(name) {
    const id = this.selected?.slice[name] ?? -1;
    if (id >= 0) {
      this.goTo(id);
    }
  }

  async sum(range) {
    this.#selecting++;
    this.selected = null;
    this.path = null;
    this.range = range;
    this.redraw();
    try {
      const sum = await json('aggregate', { from: Math.max(0, Math.floor(range.from)), to: Math.ceil(range.to),
        ...(range.rows ? { rows: range.rows } : { groups: `0-${this.meta.groups.length - 1}` }) });
      if (this.range === range) {
        this.panel.sum(sum);
      }
    } catch (error) {
      this.panel.failure(error);
    }
  }

  /** The rows between two heights, as the server reads them. */
  rowsBetween(top, bottom) {
    const rows = new Set();
    for (const track of this.tracks.between(top, bottom)) {
      if (track.type === 'row' && track.row >= 0) {
        rows.add(track.row);
      } else if (track.type === 'group' && this.tracks.closed.has(track.key)) {
        const { first, count } = this.meta.groups[track.group];
        for (let row = first; row < first + count; row++) {
          rows.add(row);
        }
      }
    }
    return ranges(rows);
  }

  fit() {
    const { selected, range } = this;
    const fitted = range ?? selected?.slice;
    if (fitted) {
      const [from, to] = range ? [range.from, range.to] : [fitted.start, fitted.end];
      this.show(from - (to - from) * 0.05, to + (to - from) * 0.05);
      this.step();
    }
  }

  whole() {
    this.show(0, this.meta.window);
    this.step();
  }

  mark() {
    const at = this.range?.from ?? this.selected?.slice.start ?? (this.pointer && this.picture.time(this.pointer.x));
    if (at === null || at === undefined) {
      return;
    }
    const near = (this.view.to - this.view.from) / this.picture.width * 3;
    const known = this.marks.findIndex((mark) => Math.abs(mark - at) <= near);
    if (known >= 0) {
      this.marks.splice(known, 1);
    } else {
      this.marks.push(Math.round(at));
    }
    this.step();
  }

  pin() {
    if (this.selected) {
      this.tracks.pin(this.selected.slice.row);
      this.step();
    }
  }

  clear() {
    this.selected = null;
    this.range = null;
    this.path = null;
    this.hits = [];
    this.panel.trace();
    this.step();
  }

  async search(text) {
    const sought = text.trim();
    if (!sought) {
      this.hits = [];
      this.panel.trace();
      this.moved();
      return;
    }
    try {
      const found = await json('search', { text: sought });
      if (document.getElementById('search').value.trim() === sought) {
        this.hits = found.marks;
        this.panel.found(sought, found);
        this.moved();
      }
    } catch (error) {
      this.panel.failure(error);
    }
  }

  /** The label of a slice, asked for if it is not known. */
  sliceName(id) {
    if (!this.#sliceNames.has(id)) {
      this.#wantedNames.add(id);
    }
    return this.#sliceNames.get(id);
  }

  async loadNames() {
    if (this.#wantedNames.size === 0 || this.namesLoading) {
      this.#wantedNames.clear();
      return;
    }
    const ids = [...this.#wantedNames].slice(0, 200);
    this.#wantedNames.clear();
    this.namesLoading = true;
    try {
      const names = await json('names', { slices: ids.join(',') });
      ids.forEach((id, i) => this.#sliceNames.set(id, names[i]));
    } catch (error) {
      ids.forEach((id) => this.#sliceNames.set(id, ''));
    }
    this.namesLoading = false;
    this.redraw();
  }

  /** What a counter was in the time that is shown, or was shown until the answer comes. */
  counterValues(number, width) {
    return this.#values(`counter ${number}`, 'counter', { number }, width);
  }

  /** How many threads of a group ran and could run, likewise. */
  groupValues(group, width) {
    return this.#values(`group ${group}`, 'group', { group }, width);
  }

  #values(name, endpoint, parameters, width) {
    const { from, to } = this.view;
    const spans = Math.max(1, Math.min(2000, Math.round(width)));
    const key = `${Math.round(from)}/${Math.round(to)}/${spans}`;
    const known = this.#counters.get(name) ?? {};
    if (known.key !== key && !known.loading) {
      known.loading = true;
      this.#counters.set(name, known);
      doubles(endpoint, { ...parameters, from: Math.round(from), to: Math.max(Math.round(from) + 1, Math.round(to)), spans })
        .then((data) => {
          this.#counters.set(name, { key, values: { from, to, spans, data } });
          this.redraw();
        })
        .catch((error) => {
          console.error(error);
        });
    }
    return known.values;
  }

  counterColor(name) {
    const kind = this.meta.kinds.findIndex((one) => name === `threads ${one}`);
    return kind >= 0 ? this.colors[kind] : this.picture.theme.accent;
  }

  overviewValues(width) {
    if (!this.#overview) {
      this.#overview = [];
      const spans = Math.max(1, Math.round(Math.min(1000, width)));
      ['threads running', 'threads runnable'].forEach(async (name) => {
        const number = this.meta.counters.findIndex((counter) => counter.name === name);
        if (number >= 0) {
          const data = await doubles('counter', { number, from: 0, to: this.meta.window, spans });
          this.#overview.push({ name, data, spans, most: Math.max(1, ...['threads running', 'threads runnable'].map((one) =>
            this.meta.counters.find((counter) => counter.name === one)?.most ?? 0)) });
          this.redraw();
        }
      });
    }
    this.#overview.forEach((one) => {
      one.color = this.counterColor(one.name);
    });
    return this.#overview;
  }

  /** What is at a place of the canvas. */
  trackAt(y) {
    const at = y - TOP + this.view.y;
    return y < TOP ? null : this.tracks.between(at, at + 1)[0] ?? null;
  }
}

try {
  const app = new App(await ready('meta', (text) => {
    document.getElementById('panel').textContent = text;
  }));
  // For tests and the curious.
  globalThis.exectrace = app;
  await app.start();
} catch (error) {
  document.getElementById('panel').textContent = error.message;
  throw error;
}
