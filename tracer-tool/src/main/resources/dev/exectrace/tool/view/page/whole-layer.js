/** Draws the whole trace as a strip, with the part of it that is shown. */

import { LABELS, OVERVIEW } from './areas.js';
import { pixel } from './colors.js';
import { duration } from './format.js';

export class WholeLayer {
  #app;
  #pen;

  constructor(app, pen) {
    this.#app = app;
    this.#pen = pen;
  }

  draw(width) {
    const context = this.#pen.context;
    const { meta, view, marks, hits } = this.#app;
    context.fillStyle = this.#pen.theme.back;
    context.fillRect(0, 0, width, OVERVIEW);
    const x = (time) => LABELS + time / meta.window * this.#pen.width;
    this.#app.values.overview(this.#pen.width).forEach((values) => {
      const { data, spans, most, color } = values;
      const bitmap = this.#pen.painted(values, color, OVERVIEW, (columns) => {
        for (let span = 0; span < spans; span++) {
          if (data[span * 3 + 1] > 0) {
            columns.fill(span, OVERVIEW - 2 - data[span * 3 + 1] / most * (OVERVIEW - 10), OVERVIEW - 2, pixel(color));
          }
        }
      });
      context.drawImage(bitmap, LABELS, 0, this.#pen.width, OVERVIEW);
    });
    context.fillStyle = this.#pen.theme.dim;
    context.fillText('the whole trace', 8, 14);
    context.fillText(duration(meta.window), 8, 30);
    const [left, right] = [x(view.from), x(view.to)];
    context.globalAlpha = 0.55;
    context.fillStyle = this.#pen.theme.back;
    context.fillRect(LABELS, 0, left - LABELS, OVERVIEW);
    context.fillRect(right, 0, LABELS + this.#pen.width - right, OVERVIEW);
    context.globalAlpha = 1;
    context.strokeStyle = this.#pen.theme.accent;
    context.lineWidth = 1.5;
    context.strokeRect(left, 1, Math.max(2, right - left), OVERVIEW - 2);
    context.fillStyle = '#d55e00';
    hits.forEach((mark) => context.fillRect(x(mark), 1, 2, 7));
    context.fillStyle = this.#pen.theme.text;
    marks.forEach((mark) => context.fillRect(x(mark), 0, 1.5, OVERVIEW));
  }
}
