/** What is shown, and how it moves. */

import { json, ranges } from './api.js';
import { Address } from './address.js';
import { LABELS, TOP } from './areas.js';
import { duration } from './format.js';
import { Keys } from './keys.js';
import { Names } from './names.js';
import { linkPages } from './pages.js';
import { Panel } from './panel.js';
import { Picture } from './picture.js';
import { Pointer } from './pointer.js';
import { Reorder } from './reorder.js';
import { Selection } from './selection.js';
import { Tiles } from './tiles.js';
import { Toolbar } from './toolbar.js';
import { Tracks } from './tracks.js';
import { Values } from './values.js';

const SETTLE = 250;
const MIN_SPAN = 20;

export class App {
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
  #settling;

  constructor(meta) {
    this.meta = meta;
    this.view = { from: 0, to: meta.window, y: 0 };
    const redraw = () => this.redraw();
    this.tiles = new Tiles(redraw);
    this.tracks = new Tracks(meta, redraw);
    this.canvas = document.getElementById('canvas');
    this.picture = new Picture(this.canvas, this);
    this.names = new Names(redraw);
    this.values = new Values(this);
    this.toolbar = new Toolbar(this);
    this.address = new Address(this);
    this.reorder = new Reorder(this);
    const selection = new Selection(this);
    this.selection = selection;
    this.panel = new Panel(meta, {
      slice: (id) => selection.goTo(id),
      instant: (row, at) => selection.goToInstant(row, at),
      wake: (wake) => selection.goToInstant(wake.waker, wake.at, wake.wakerSlice),
      wakee: (wake) => selection.goToInstant(wake.wakee, wake.at, wake.wakeeSlice),
      hit: (hit, sort) => (sort === 'threads' ? selection.goToRow(hit.row) : selection.goToInstant(hit.row, hit.start)),
      row: (row) => selection.goToRow(row),
      fit: () => this.fit(),
      path: (task) => selection.showPath(task),
      segment: (segment) => selection.showSegment(segment),
    });
    this.stopRow = meta.groups.find((group) => group.kind === 'MACHINE' && group.name === 'stopped threads')?.first ?? -1;
  }

  async start() {
    this.toolbar.theme(localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
    document.title = `${this.meta.file} · Exectrace`;
    document.getElementById('file').textContent = this.meta.file;
    linkPages(this.meta);
    document.getElementById('facts').textContent = `${duration(this.meta.window)}, `
      + `${this.meta.rows.toLocaleString('en')} rows, ${this.meta.slices.toLocaleString('en')} slices`;
    const losses = document.getElementById('losses');
    losses.hidden = this.meta.losses.length === 0;
    losses.textContent = `The trace is not whole: ${this.meta.losses[0] ?? ''}`;
    new Pointer(this);
    new Keys(this);
    new ResizeObserver(() => this.redraw()).observe(this.canvas);
    addEventListener('popstate', () => this.address.restore());
    this.toolbar.listen();
    await this.address.restore();
    this.canvas.focus();
  }

  redraw() {
    if (this.#drawn) {
      this.#drawn = false;
      requestAnimationFrame(() => {
        this.#drawn = true;
        this.selection.found();
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
    this.selection.forgetSought();
    this.view.y = Math.max(0, Math.min(this.tracks.height - this.picture.height, this.view.y + by));
    this.moved();
  }

  moved() {
    this.redraw();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.toolbar.applyOrder();
      history.replaceState(null, '', this.address.text());
    }, SETTLE);
  }

  /** A step that the browser's back button undoes. */
  step() {
    clearTimeout(this.#settling);
    this.toolbar.applyOrder();
    this.toolbar.tell();
    if (this.address.text() !== location.hash) {
      history.pushState(null, '', this.address.text());
    }
    this.redraw();
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

  /** What is at a place of the canvas. */
  trackAt(y) {
    const at = y - TOP + this.view.y;
    return y < TOP ? null : this.tracks.between(at, at + 1)[0] ?? null;
  }
}
