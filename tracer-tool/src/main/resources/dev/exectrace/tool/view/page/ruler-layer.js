/** Draws the times: a grid behind the rows, the ruler, marks. */

import { LABELS, OVERVIEW, RULER, TOP } from './areas.js';
import { duration, instant } from './format.js';

export class RulerLayer {
  #app;
  #pen;

  constructor(app, pen) {
    this.#app = app;
    this.#pen = pen;
  }

  grid() {
    this.#pen.context.fillStyle = this.#pen.theme.line;
    for (const tick of this.#ticks().ticks) {
      this.#pen.context.fillRect(Math.round(this.#pen.x(tick)), TOP, 1, this.#pen.height);
    }
  }

  draw(width) {
    const context = this.#pen.context;
    context.fillStyle = this.#pen.theme.panel;
    context.fillRect(0, OVERVIEW, width, RULER);
    context.fillStyle = this.#pen.theme.dim;
    const { from, to } = this.#app.view;
    context.fillText(`${duration(to - from)} shown`, 8, OVERVIEW + RULER / 2);
    const { ticks, step } = this.#ticks();
    this.#pen.clip(LABELS, OVERVIEW, this.#pen.width, RULER, () => {
      for (const tick of ticks) {
        context.fillRect(Math.round(this.#pen.x(tick)), OVERVIEW, 1, RULER);
        context.fillText(instant(tick, step), Math.round(this.#pen.x(tick)) + 4, OVERVIEW + RULER / 2);
      }
    });
    const { pointer, range } = this.#app;
    if (range) {
      const middle = (this.#pen.x(range.from) + this.#pen.x(range.to)) / 2;
      this.#flag(duration(range.to - range.from), middle, this.#pen.theme.accent);
    } else if (pointer && pointer.x > LABELS && pointer.y > TOP) {
      this.#flag(instant(this.#pen.time(pointer.x), (to - from) / this.#pen.width), pointer.x, this.#pen.theme.text);
      context.globalAlpha = 0.35;
      context.fillRect(Math.round(pointer.x), TOP, 1, this.#pen.height);
      context.globalAlpha = 1;
    }
  }

  marks(height) {
    const context = this.#pen.context;
    this.#app.marks.forEach((mark) => {
      const x = Math.round(this.#pen.x(mark));
      if (x >= LABELS && x <= LABELS + this.#pen.width) {
        context.fillStyle = this.#pen.theme.text;
        context.fillRect(x, OVERVIEW, 1.5, height);
        this.#flag(instant(mark, 1), x, this.#pen.theme.text);
      }
    });
  }

  #flag(text, x, color) {
    const context = this.#pen.context;
    const width = context.measureText(text).width + 10;
    const left = Math.max(LABELS, Math.min(LABELS + this.#pen.width - width, x - width / 2));
    context.fillStyle = color;
    context.fillRect(left, OVERVIEW + 2, width, RULER - 4);
    context.fillStyle = this.#pen.theme.back;
    context.fillText(text, left + 5, OVERVIEW + RULER / 2);
    context.fillStyle = color;
  }

  #ticks() {
    const { from, to } = this.#app.view;
    const wanted = (to - from) / Math.max(1, this.#pen.width / 110);
    const power = 10 ** Math.floor(Math.log10(wanted));
    const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= wanted));
    const ticks = [];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      ticks.push(at);
    }
    return { ticks, step };
  }
}
