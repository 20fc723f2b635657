/** What the mouse, a pen or fingers do. */

import { json } from './api.js';
import { duration } from './format.js';
import { LABELS, OVERVIEW, TOP } from './areas.js';

const CLICK = 4;
const HOVER = 90;

export class Pointer {
  #app;
  #canvas;
  #drag = null;
  #touches = new Map();
  #hovering;
  #tip = document.getElementById('tip');

  constructor(app) {
    this.#app = app;
    this.#canvas = app.canvas;
    const on = (event, handler) => this.#canvas.addEventListener(event, handler.bind(this), { passive: false });
    on('wheel', this.#wheel);
    on('pointerdown', this.#down);
    on('pointermove', this.#move);
    on('pointerup', this.#up);
    on('pointercancel', this.#cancel);
    on('pointerleave', this.#leave);
  }

  #wheel(event) {
    event.preventDefault();
    const size = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
    const [x, y] = [event.deltaX * size, event.deltaY * size];
    if (event.ctrlKey || event.metaKey || event.offsetY < TOP) {
      this.#app.zoom(Math.exp(Math.max(-0.5, Math.min(0.5, y * 0.003))), event.offsetX);
    } else if (event.shiftKey || Math.abs(x) > Math.abs(y)) {
      this.#app.pan((event.shiftKey && x === 0 ? y : x) / this.#app.picture.width);
    } else {
      this.#app.scroll(y);
    }
  }

  #down(event) {
    if (event.button !== 0) {
      return;
    }
    this.#canvas.focus();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#touches.set(event.pointerId, event.offsetX);
    const { view, picture, meta } = this.#app;
    const [x, y] = [event.offsetX, event.offsetY];
    this.#drag = { x, y, from: view.from, to: view.to, top: view.y, moved: false, kind: 'pan' };
    if (y < OVERVIEW && x >= LABELS) {
      const at = (x - LABELS) / picture.width * meta.window;
      const inside = at >= view.from && at <= view.to && view.to - view.from < meta.window;
      Object.assign(this.#drag, { kind: inside ? 'window' : 'new window', at });
    } else if (event.shiftKey && x >= LABELS) {
      this.#drag.kind = 'range';
    } else if (y >= TOP && x < LABELS) {
      const track = this.#app.trackAt(y);
      Object.assign(this.#drag, track && track.type !== 'counter' && track.row !== -1 ? { kind: 'track', track } : {});
    }
  }

  #move(event) {
    const { offsetX: x, offsetY: y } = event;
    this.#app.pointer = { x, y };
    const drag = this.#drag;
    if (!drag) {
      this.#hover(x, y);
      this.#app.redraw();
      return;
    }
    if (this.#touches.size === 2) {
      this.#pinch(event);
      return;
    }
    drag.moved ||= Math.abs(x - drag.x) + Math.abs(y - drag.y) > CLICK;
    if (drag.moved) {
      this.#tip.hidden = true;
      this.#dragTo(drag, x, y);
    }
  }

  #pinch(event) {
    const before = [...this.#touches.values()];
    this.#touches.set(event.pointerId, event.offsetX);
    const after = [...this.#touches.values()];
    const [was, is] = [before, after].map(([a, b]) => Math.max(8, Math.abs(a - b)));
    this.#drag.moved = true;
    this.#app.zoom(was / is, (after[0] + after[1]) / 2);
  }

  #dragTo(drag, x, y) {
    const { picture, meta, view } = this.#app;
    const whole = meta.window / picture.width;
    if (drag.kind === 'pan') {
      const by = (drag.x - x) / picture.width * (drag.to - drag.from);
      const kept = Math.max(-drag.from, Math.min(meta.window - drag.to, by));
      this.#app.show(drag.from + kept, drag.to + kept);
      this.#app.scroll(drag.top + drag.y - y - view.y);
    } else if (drag.kind === 'track') {
      this.#app.reorder.drag(drag.track, y - TOP + view.y);
    } else if (drag.kind === 'window') {
      const by = Math.max(-drag.from, Math.min(meta.window - drag.to, (x - drag.x) * whole));
      this.#app.show(drag.from + by, drag.to + by);
    } else if (drag.kind === 'new window') {
      const at = (x - LABELS) * whole;
      this.#app.show(Math.min(at, drag.at), Math.max(at, drag.at));
    } else {
      this.#app.selected = null;
      this.#app.range = this.#range(drag, x, y);
      this.#app.redraw();
    }
  }

  #range(drag, x, y) {
    const { picture, meta, view, tracks } = this.#app;
    const within = (time) => Math.max(0, Math.min(meta.window, time));
    const [left, right] = [drag.x, x].sort((a, b) => a - b);
    const [top, bottom] = [drag.y, y].sort((a, b) => a - b);
    const time = { from: within(picture.time(left)), to: within(picture.time(right)) };
    if (drag.y < TOP) {
      return { ...time, top: 0, bottom: tracks.height, rows: '' };
    }
    const [first, last] = [top - TOP + view.y, bottom - TOP + view.y + 1];
    const shown = tracks.between(first, last);
    return { ...time, top: shown[0]?.y ?? first, bottom: shown.length ? shown.at(-1).y + shown.at(-1).height : last,
      rows: this.#app.rowsBetween(first, last) };
  }

  #up(event) {
    const drag = this.#drag;
    this.#touches.delete(event.pointerId);
    if (this.#touches.size > 0) {
      return;
    }
    this.#drag = null;
    if (!drag) {
      return;
    }
    if (!drag.moved) {
      this.#click(drag, event);
    } else if (drag.kind === 'range') {
      this.#finishRange();
    } else if (drag.kind === 'track') {
      this.#app.reorder.drop();
    } else {
      this.#app.step();
    }
  }

  async #finishRange() {
    const { range } = this.#app;
    if (range && (range.rows || range.top === 0) && range.to > range.from) {
      await this.#app.selection.sum(range);
      this.#app.step();
    } else {
      this.#app.selection.clear();
    }
  }

  #click(drag, { offsetX: x, offsetY: y }) {
    const { picture, tracks, view } = this.#app;
    if (drag.kind === 'window' || drag.kind === 'new window') {
      const half = (view.to - view.from) / 2;
      this.#app.show(drag.at - half, drag.at + half);
      this.#app.step();
      return;
    }
    const track = this.#app.trackAt(y);
    if (track?.type === 'section' || track?.type === 'group') {
      tracks.toggle(track.key);
      this.#app.scroll(0);
      this.#app.step();
    } else if (track?.type === 'row' && track.row >= 0) {
      if (x < LABELS) {
        this.#app.selection.goToRow(track.row);
      } else {
        this.#app.selection.selectAt(track.row, picture.time(x));
      }
    }
  }

  #cancel(event) {
    this.#touches.delete(event.pointerId);
    this.#drag = null;
    this.#app.reorder.dragged = null;
  }

  #leave() {
    this.#app.pointer = null;
    clearTimeout(this.#hovering);
    this.#tip.hidden = true;
    this.#app.redraw();
  }

  #hover(x, y) {
    clearTimeout(this.#hovering);
    this.#tip.hidden = true;
    const track = this.#app.trackAt(y);
    if (track?.type === 'row' && track.row >= 0) {
      this.#hovering = setTimeout(() => this.#show(track, x, y), HOVER);
    }
  }

  async #show(track, x, y) {
    const name = track.label;
    let text = name;
    if (x >= LABELS) {
      const at = Math.floor(this.#app.picture.time(x));
      const slice = await json('slice', { row: track.row, at }).catch(() => null);
      if (!slice || this.#app.pointer?.x !== x || this.#app.pointer?.y !== y) {
        return;
      }
      text = `${slice.label}\n${duration(slice.end - slice.start)}\n${name}`;
    }
    this.#tip.textContent = text;
    this.#tip.hidden = false;
    const room = this.#canvas.clientWidth - this.#tip.offsetWidth - 4;
    this.#tip.style.left = `${Math.max(0, Math.min(room, x + 14))}px`;
    this.#tip.style.top = `${Math.min(this.#canvas.clientHeight - this.#tip.offsetHeight - 4, y + 16)}px`;
  }
}
