/** What all layers draw with: the canvas, its colours, and where on it a time is. */

import { LABELS, SCROLLBAR, TOP } from './areas.js';
import { Columns } from './columns.js';

const FONT = '12px system-ui, "DejaVu Sans", sans-serif';

export class Pen {
  #canvas;
  #view;
  #size;
  context;
  theme = {};

  constructor(canvas, view) {
    this.#canvas = canvas;
    this.#view = view;
    this.context = canvas.getContext('2d', { alpha: false });
    this.#measure();
  }

  /** Only here is the page asked, as that may lay it out anew. */
  #measure() {
    this.#size = { width: this.#canvas.clientWidth, height: this.#canvas.clientHeight };
    return this.#size;
  }

  /** How wide and high the picture of the rows is. */
  get width() {
    return this.#size.width - LABELS - SCROLLBAR;
  }

  get height() {
    return this.#size.height - TOP;
  }

  x(time) {
    const { from, to } = this.#view;
    return LABELS + (time - from) / (to - from) * this.width;
  }

  time(x) {
    const { from, to } = this.#view;
    return from + (x - LABELS) / this.width * (to - from);
  }

  readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['back', 'text', 'dim', 'line', 'panel', 'head', 'accent']) {
      this.theme[name] = style.getPropertyValue(`--${name}`).trim();
    }
  }

  /** Makes the canvas as large as it is shown, and empty. */
  clear() {
    const ratio = devicePixelRatio;
    const { width, height } = this.#measure();
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    const { context } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.imageSmoothingEnabled = false;
    context.fillStyle = this.theme.back;
    context.fillRect(0, 0, width, height);
    context.textBaseline = 'middle';
    this.write();
    return { width, height };
  }

  /** Writes on as usual, or in bold. */
  write(bold = false) {
    this.context.font = bold ? `bold ${FONT}` : FONT;
  }

  clip(x, y, width, height, draw) {
    this.context.save();
    this.context.beginPath();
    this.context.rect(x, y, width, height);
    this.context.clip();
    draw();
    this.context.restore();
  }

  /** As much of a text as has room. */
  fit(text, width) {
    const most = Math.floor(width / 6.8);
    return text.length <= most ? text : most < 3 ? '' : `${text.slice(0, most - 1)}…`;
  }

  /** Values as they were painted when they came: a bitmap is copied a hundred times faster. */
  painted(values, color, height, paint) {
    const key = `${color} ${height} ${devicePixelRatio}`;
    if (values.painted?.key !== key) {
      const columns = new Columns(values.spans, height, devicePixelRatio);
      paint(columns);
      values.painted = { key, canvas: columns.canvas() };
    }
    return values.painted.canvas;
  }
}
