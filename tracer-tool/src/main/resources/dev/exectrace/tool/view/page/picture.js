/** Draws the timeline on the canvas. */

import { duration, instant, quantity } from './format.js';
import { inkOn } from './colors.js';
import { BUCKETS, STRIP, Tiles } from './tiles.js';
import { ROW } from './tracks.js';

export const LABELS = 230;
export const OVERVIEW = 44;
export const RULER = 22;
export const TOP = OVERVIEW + RULER;
const MIN_LABEL = 44;
const SCROLLBAR = 8;
const TASK = 5;

export class Picture {
  #canvas;
  #context;
  #app;
  theme = {};

  constructor(canvas, app) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false });
    this.#app = app;
  }

  get width() {
    return this.#canvas.clientWidth - LABELS - SCROLLBAR;
  }

  get height() {
    return this.#canvas.clientHeight - TOP;
  }

  x(time) {
    const { from, to } = this.#app.view;
    return LABELS + (time - from) / (to - from) * this.width;
  }

  time(x) {
    const { from, to } = this.#app.view;
    return from + (x - LABELS) / this.width * (to - from);
  }

  readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['back', 'text', 'dim', 'line', 'panel', 'head', 'accent']) {
      this.theme[name] = style.getPropertyValue(`--${name}`).trim();
    }
  }

  draw() {
    const ratio = devicePixelRatio;
    const [width, height] = [this.#canvas.clientWidth, this.#canvas.clientHeight];
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    const context = this.#context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.imageSmoothingEnabled = false;
    context.fillStyle = this.theme.back;
    context.fillRect(0, 0, width, height);
    context.font = '12px system-ui, "DejaVu Sans", sans-serif';
    context.textBaseline = 'middle';
    const { app, tiles, tracks, view } = { app: this.#app, tiles: this.#app.tiles, tracks: this.#app.tracks, view: this.#app.view };
    view.y = Math.max(0, Math.min(tracks.height - this.height, view.y));
    tiles.begin();
    const shown = tracks.between(view.y, view.y + this.height).map((track) => ({ ...track, top: track.y - view.y + TOP }));
    this.#clip(LABELS, TOP, this.width, this.height, () => {
      this.#grid();
      shown.filter((track) => track.type === 'row' && track.row >= 0).forEach((track) => this.#row(track));
      shown.filter((track) => track.type === 'counter').forEach((track) => this.#counter(track));
      this.#stops();
      this.#flows();
      this.#path();
      this.#selection();
    });
    this.#clip(0, TOP, width, this.height, () => shown.forEach((track) => this.#label(track, width)));
    this.#ruler(width);
    this.#overview(width);
    this.#marks(height);
    this.#scrollbar(width);
    tiles.end();
    app.loadNames();
  }

  #clip(x, y, width, height, draw) {
    this.#context.save();
    this.#context.beginPath();
    this.#context.rect(x, y, width, height);
    this.#context.clip();
    draw();
    this.#context.restore();
  }

  #ticks() {
    const { from, to } = this.#app.view;
    const wanted = (to - from) / Math.max(1, this.width / 110);
    const power = 10 ** Math.floor(Math.log10(wanted));
    const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= wanted));
    const ticks = [];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      ticks.push(at);
    }
    return { ticks, step };
  }

  #grid() {
    this.#context.fillStyle = this.theme.line;
    for (const tick of this.#ticks().ticks) {
      this.#context.fillRect(Math.round(this.x(tick)), TOP, 1, this.height);
    }
  }

  #strips(row, draw) {
    const { from, to } = this.#app.view;
    const level = Tiles.level((to - from) / this.width / devicePixelRatio);
    const span = BUCKETS * 2 ** level;
    const last = Math.floor(Math.min(to, this.#app.meta.window - 1) / span);
    for (let index = Math.max(0, Math.floor(from / span)); index <= last; index++) {
      const found = this.#app.tiles.get(row, level, index);
      if (found) {
        const parts = 2 ** (found.level - level);
        const [left, right] = [this.x(index * span), this.x((index + 1) * span)];
        draw(found, (index % parts) * BUCKETS / parts, BUCKETS / parts, left, right - left);
      }
    }
  }

  #row(track) {
    const context = this.#context;
    const slices = new Map();
    this.#strips(track.row, (found, from, count, left, width) => {
      context.drawImage(found.strip.bitmap, from, found.strip.y, count, STRIP, left, track.top + 1, width, ROW - 3);
      if (found.exact) {
        this.#collect(slices, found.strip, left, width / BUCKETS);
        this.#apart(track, found.strip, left, width / BUCKETS);
      }
    });
    for (const [id, slice] of slices) {
      this.#sliceLabel(track, id, slice);
    }
  }

  /** The slices that have room for a label, put together where tiles cut them. */
  #collect(slices, strip, left, bucket) {
    for (let i = 0; i < strip.ids.length; i++) {
      const known = slices.get(strip.ids[i]);
      if (known) {
        known.to = left + strip.to[i] * bucket;
      } else if ((strip.to[i] - strip.from[i]) * bucket >= MIN_LABEL || strip.to[i] === BUCKETS || strip.from[i] === 0) {
        slices.set(strip.ids[i], { from: left + strip.from[i] * bucket, to: left + strip.to[i] * bucket, kind: strip.kinds[i] });
      }
    }
  }

  /** Tasks of one name that follow one another look all the same. */
  #apart(track, strip, left, bucket) {
    this.#context.fillStyle = this.theme.back;
    for (let i = 0; i < strip.ids.length; i++) {
      if (strip.kinds[i] === TASK && (strip.to[i] - strip.from[i]) * bucket >= 4 && strip.from[i] > 0) {
        this.#context.fillRect(left + strip.from[i] * bucket, track.top + 1, 1, ROW - 3);
      }
    }
  }

  #sliceLabel(track, id, { from, to, kind }) {
    const left = Math.max(from, LABELS);
    const width = Math.min(to, LABELS + this.width) - left;
    if (width < MIN_LABEL || kind === 0) {
      return;
    }
    const context = this.#context;
    context.fillStyle = this.theme.back;
    context.fillRect(from, track.top + 1, 1, ROW - 3);
    const text = this.#app.sliceName(id);
    if (text) {
      context.fillStyle = inkOn(this.#app.colors[kind]);
      context.fillText(this.#fit(text, width - 8), left + 4, track.top + ROW / 2 - 0.5);
    }
  }

  #fit(text, width) {
    const most = Math.floor(width / 6.8);
    return text.length <= most ? text : most < 3 ? '' : `${text.slice(0, most - 1)}…`;
  }

  #counter(track) {
    const values = this.#app.counterValues(track.number, this.width);
    if (!values) {
      return;
    }
    const { from, to, spans, data } = values;
    const context = this.#context;
    const most = track.counter.unit === 'share' ? 1 : track.counter.most || 1;
    const y = (value) => track.height - 3 - value / most * (track.height - 8);
    const color = this.#app.counterColor(track.counter.name);
    const bitmap = this.#painted(values, color, track.height, (painter) => {
      painter.fillStyle = color;
      for (let span = 0; span < spans; span++) {
        const [least, greatest] = [data[span * 3], data[span * 3 + 1]];
        if (!Number.isNaN(greatest)) {
          painter.globalAlpha = 0.45;
          painter.fillRect(span, y(greatest), 1, y(0) - y(greatest));
          painter.globalAlpha = 1;
          painter.fillRect(span, y(greatest), 1, Math.max(1.2, y(least) - y(greatest)));
        }
      }
    });
    context.drawImage(bitmap, this.x(from), track.top, this.x(to) - this.x(from), track.height);
    const pointer = this.#app.pointer;
    const at = pointer && Math.floor((this.time(pointer.x) - from) / (to - from) * spans);
    if (pointer && at >= 0 && at < spans && !Number.isNaN(data[at * 3 + 2])) {
      context.fillStyle = this.theme.text;
      const [least, greatest] = [data[at * 3], data[at * 3 + 1]].map((value) => quantity(value, track.counter.unit));
      context.fillText(least === greatest ? least : `${least} to ${greatest}`, pointer.x + 6, track.top + 9);
    }
  }

  #stops() {
    const row = this.#app.stopRow;
    if (row >= 0) {
      this.#context.globalAlpha = 0.16;
      this.#strips(row, (found, from, count, left, width) => this.#context.drawImage(found.strip.bitmap, from,
        found.strip.y + STRIP - 1, count, 1, left, TOP, width, this.height));
      this.#context.globalAlpha = 1;
    }
  }

  #rowTop(row) {
    const y = this.#app.tracks.find(row);
    return y < 0 ? null : y - this.#app.view.y + TOP;
  }

  #flows() {
    const { selected } = this.#app;
    if (!selected) {
      return;
    }
    const { to, from } = selected.flows;
    if (to) {
      this.#arrow(to.at, to.waker, to.wakee, this.theme.text);
    }
    from.slice(0, 50).forEach((wake) => this.#arrow(wake.at, wake.waker, wake.wakee, this.theme.accent));
  }

  /** A line under what the path leads through, and down or up to the next thread. */
  #path() {
    const { path } = this.#app;
    if (!path) {
      return;
    }
    const context = this.#context;
    context.strokeStyle = this.theme.text;
    context.lineWidth = 2;
    context.beginPath();
    let before = null;
    for (const { row, start, end } of path.segments) {
      const top = this.#rowTop(row);
      if (top === null) {
        before = null;
        continue;
      }
      const y = top + ROW - 1.5;
      if (before !== null && before !== y) {
        context.moveTo(this.x(start), before);
        context.lineTo(this.x(start), y);
      }
      context.moveTo(this.x(start), y);
      context.lineTo(Math.max(this.x(end), this.x(start) + 1), y);
      before = y;
    }
    context.stroke();
  }

  #arrow(at, fromRow, toRow, color) {
    const [fromTop, toTop] = [this.#rowTop(fromRow), this.#rowTop(toRow)];
    if (fromTop === null || toTop === null) {
      return;
    }
    const context = this.#context;
    const x = this.x(at);
    const down = toTop > fromTop ? 1 : -1;
    const [start, end] = [fromTop + ROW / 2, toTop + ROW / 2 - down * ROW / 2];
    const bend = Math.min(24, Math.abs(end - start) / 4);
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x, start);
    context.bezierCurveTo(x - bend, start, x - bend, end, x, end);
    context.stroke();
    context.beginPath();
    context.moveTo(x, end);
    context.lineTo(x - 6, end - down * 6);
    context.lineTo(x + 2, end - down * 8);
    context.fill();
    context.beginPath();
    context.arc(x, start, 3, 0, Math.PI * 2);
    context.fill();
  }

  #selection() {
    const context = this.#context;
    const { selected, range } = this.#app;
    if (selected) {
      const top = this.#rowTop(selected.slice.row);
      if (top !== null) {
        const [left, right] = [Math.max(LABELS - 5, this.x(selected.slice.start)),
          Math.min(LABELS + this.width + 5, this.x(selected.slice.end))];
        context.lineWidth = 2;
        context.strokeStyle = this.theme.text;
        context.strokeRect(left, top, Math.max(3, right - left), ROW - 1);
      }
    }
    if (range) {
      const [left, right] = [this.x(range.from), this.x(range.to)];
      const [top, bottom] = [range.top - this.#app.view.y + TOP, range.bottom - this.#app.view.y + TOP];
      context.globalAlpha = 0.15;
      context.fillStyle = this.theme.accent;
      context.fillRect(left, top, right - left, bottom - top);
      context.globalAlpha = 1;
      context.strokeStyle = this.theme.accent;
      context.lineWidth = 1;
      context.strokeRect(left, top, right - left, bottom - top);
    }
  }

  #label(track, width) {
    const context = this.#context;
    const section = track.type === 'section';
    const middle = track.top + track.height / 2;
    if (section || track.type === 'group') {
      context.fillStyle = section ? this.theme.head : this.theme.panel;
      context.fillRect(0, track.top, width, track.height - 1);
      context.fillStyle = this.theme.text;
      const mark = this.#app.tracks.closed.has(track.key) ? '▸' : '▾';
      context.font = `${section ? 'bold ' : ''}12px system-ui, "DejaVu Sans", sans-serif`;
      const text = this.#fit(`${mark} ${track.label}`, LABELS - 60);
      context.fillText(text, section ? 6 : 14, middle);
      const after = context.measureText(text).width;
      context.font = '12px system-ui, "DejaVu Sans", sans-serif';
      context.fillStyle = this.theme.dim;
      context.fillText(track.note, (section ? 6 : 14) + after + 8, middle);
      if (!section) {
        this.#clip(LABELS, track.top, this.width, track.height, () => this.#group(track));
      }
      return;
    }
    const chosen = track.type === 'row' && this.#app.selected?.slice.row === track.row;
    context.fillStyle = chosen ? this.theme.head : this.theme.back;
    context.fillRect(0, track.top, LABELS - 1, track.height);
    context.fillStyle = track.type === 'counter' ? this.theme.dim : this.theme.text;
    const label = track.type === 'counter'
      ? `${track.counter.name}, up to ${quantity(track.counter.most, track.counter.unit)}` : track.label;
    context.fillText(this.#fit(label, LABELS - 26 - (track.indent ?? 0) * 10), 14 + (track.indent ?? 0) * 12, middle);
    context.fillStyle = this.theme.line;
    context.fillRect(LABELS - 1, track.top, 1, track.height);
  }

  /** Values as they were painted when they came: a bitmap is copied a hundred times faster. */
  #painted(values, color, height, paint) {
    const key = `${color} ${height} ${devicePixelRatio}`;
    if (values.painted?.key !== key) {
      const canvas = document.createElement('canvas');
      canvas.width = values.spans;
      canvas.height = Math.round(height * devicePixelRatio);
      const painter = canvas.getContext('2d');
      painter.scale(1, canvas.height / height);
      paint(painter);
      values.painted = { key, canvas };
    }
    return values.painted.canvas;
  }

  /** How many threads of a group ran, and could run, one above the other. */
  #group(track) {
    const values = ['CARRIER', 'PLATFORM', 'VIRTUAL'].includes(this.#app.meta.groups[track.group].kind)
      && this.#app.groupValues(track.group, this.width);
    if (!values) {
      return;
    }
    const { from, to, spans, data } = values;
    const most = values.most ??= greatestSum(data);
    if (most === 0) {
      return;
    }
    const context = this.#context;
    const { colors } = this.#app;
    const scale = (track.height - 4) / most;
    const bitmap = this.#painted(values, colors[1], track.height, (painter) => {
      for (let span = 0; span < spans; span++) {
        const [running, runnable] = [data[span * 3] * scale, data[span * 3 + 1] * scale];
        painter.fillStyle = colors[1];
        painter.fillRect(span, track.height - 2 - running, 1, running);
        painter.fillStyle = colors[2];
        painter.fillRect(span, track.height - 2 - running - runnable, 1, runnable);
      }
    });
    context.drawImage(bitmap, this.x(from), track.top, this.x(to) - this.x(from), track.height);
    const text = `up to ${quantity(most, '')} at once`;
    const width = context.measureText(text).width;
    context.fillStyle = this.theme.panel;
    context.globalAlpha = 0.75;
    context.fillRect(LABELS + this.width - width - 10, track.top + 4, width + 8, 14);
    context.globalAlpha = 1;
    context.fillStyle = this.theme.dim;
    context.fillText(text, LABELS + this.width - width - 6, track.top + track.height / 2);
  }

  #ruler(width) {
    const context = this.#context;
    context.fillStyle = this.theme.panel;
    context.fillRect(0, OVERVIEW, width, RULER);
    context.fillStyle = this.theme.dim;
    const { from, to } = this.#app.view;
    context.font = '12px system-ui, "DejaVu Sans", sans-serif';
    context.fillText(`${duration(to - from)} shown`, 8, OVERVIEW + RULER / 2);
    const { ticks, step } = this.#ticks();
    this.#clip(LABELS, OVERVIEW, this.width, RULER, () => {
      for (const tick of ticks) {
        context.fillRect(Math.round(this.x(tick)), OVERVIEW, 1, RULER);
        context.fillText(instant(tick, step), Math.round(this.x(tick)) + 4, OVERVIEW + RULER / 2);
      }
    });
    const { pointer, range } = this.#app;
    if (range) {
      const middle = (this.x(range.from) + this.x(range.to)) / 2;
      this.#flag(duration(range.to - range.from), middle, this.theme.accent);
    } else if (pointer && pointer.x > LABELS && pointer.y > TOP) {
      this.#flag(instant(this.time(pointer.x), (to - from) / this.width), pointer.x, this.theme.text);
      context.globalAlpha = 0.35;
      context.fillRect(Math.round(pointer.x), TOP, 1, this.height);
      context.globalAlpha = 1;
    }
  }

  #flag(text, x, color) {
    const context = this.#context;
    const width = context.measureText(text).width + 10;
    const left = Math.max(LABELS, Math.min(LABELS + this.width - width, x - width / 2));
    context.fillStyle = color;
    context.fillRect(left, OVERVIEW + 2, width, RULER - 4);
    context.fillStyle = this.theme.back;
    context.fillText(text, left + 5, OVERVIEW + RULER / 2);
    context.fillStyle = color;
  }

  #overview(width) {
    const context = this.#context;
    const { meta, view, marks, hits } = this.#app;
    context.fillStyle = this.theme.back;
    context.fillRect(0, 0, width, OVERVIEW);
    const x = (time) => LABELS + time / meta.window * this.width;
    this.#app.overviewValues(this.width).forEach((values) => {
      const { data, spans, most, color } = values;
      const bitmap = this.#painted(values, color, OVERVIEW, (painter) => {
        painter.fillStyle = color;
        for (let span = 0; span < spans; span++) {
          const height = (data[span * 3 + 1] || 0) / most * (OVERVIEW - 10);
          painter.fillRect(span, OVERVIEW - 2 - height, 1, height);
        }
      });
      context.drawImage(bitmap, LABELS, 0, this.width, OVERVIEW);
    });
    context.fillStyle = this.theme.dim;
    context.fillText('the whole trace', 8, 14);
    context.fillText(duration(meta.window), 8, 30);
    const [left, right] = [x(view.from), x(view.to)];
    context.globalAlpha = 0.55;
    context.fillStyle = this.theme.back;
    context.fillRect(LABELS, 0, left - LABELS, OVERVIEW);
    context.fillRect(right, 0, LABELS + this.width - right, OVERVIEW);
    context.globalAlpha = 1;
    context.strokeStyle = this.theme.accent;
    context.lineWidth = 1.5;
    context.strokeRect(left, 1, Math.max(2, right - left), OVERVIEW - 2);
    context.fillStyle = '#d55e00';
    hits.forEach((mark) => context.fillRect(x(mark), 1, 2, 7));
    context.fillStyle = this.theme.text;
    marks.forEach((mark) => context.fillRect(x(mark), 0, 1.5, OVERVIEW));
  }

  #marks(height) {
    const context = this.#context;
    this.#app.marks.forEach((mark) => {
      const x = Math.round(this.x(mark));
      if (x >= LABELS && x <= LABELS + this.width) {
        context.fillStyle = this.theme.text;
        context.fillRect(x, OVERVIEW, 1.5, height);
        this.#flag(instant(mark, 1), x, this.theme.text);
      }
    });
  }

  #scrollbar(width) {
    const all = this.#app.tracks.height;
    if (all > this.height) {
      const size = Math.max(24, this.height * this.height / all);
      const top = TOP + this.#app.view.y / (all - this.height) * (this.height - size);
      this.#context.fillStyle = this.theme.dim;
      this.#context.fillRect(width - SCROLLBAR + 2, top, SCROLLBAR - 3, size);
    }
  }
}

/** How many threads ran or could run at most. */
function greatestSum(data) {
  let most = 0;
  for (let at = 0; at < data.length; at += 3) {
    most = Math.max(most, (data[at] || 0) + (data[at + 1] || 0));
  }
  return most;
}
