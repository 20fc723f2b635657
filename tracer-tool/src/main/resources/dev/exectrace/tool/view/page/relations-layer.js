/** Draws what is selected and what it has to do with: arrows of wake-ups, a path, a range. */

import { LABELS, TOP } from './areas.js';
import { ROW } from './tracks.js';

export class RelationsLayer {
  #app;
  #pen;

  constructor(app, pen) {
    this.#app = app;
    this.#pen = pen;
  }

  flows() {
    const { selected } = this.#app;
    if (!selected) {
      return;
    }
    const { to, from } = selected.flows;
    if (to) {
      this.#arrow(to.at, to.waker, to.wakee, this.#pen.theme.text);
    }
    from.slice(0, 50).forEach((wake) => this.#arrow(wake.at, wake.waker, wake.wakee, this.#pen.theme.accent));
  }

  /** A line under what the path leads through, and down or up to the next thread. */
  path() {
    const { path } = this.#app;
    if (!path) {
      return;
    }
    const context = this.#pen.context;
    context.strokeStyle = this.#pen.theme.text;
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
        context.moveTo(this.#pen.x(start), before);
        context.lineTo(this.#pen.x(start), y);
      }
      context.moveTo(this.#pen.x(start), y);
      context.lineTo(Math.max(this.#pen.x(end), this.#pen.x(start) + 1), y);
      before = y;
    }
    context.stroke();
  }

  #arrow(at, fromRow, toRow, color) {
    const [fromTop, toTop] = [this.#rowTop(fromRow), this.#rowTop(toRow)];
    if (fromTop === null || toTop === null) {
      return;
    }
    const context = this.#pen.context;
    const x = this.#pen.x(at);
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

  selection() {
    const context = this.#pen.context;
    const { selected, range } = this.#app;
    if (selected) {
      const top = this.#rowTop(selected.slice.row);
      if (top !== null) {
        const [left, right] = [Math.max(LABELS - 5, this.#pen.x(selected.slice.start)),
          Math.min(LABELS + this.#pen.width + 5, this.#pen.x(selected.slice.end))];
        context.lineWidth = 2;
        context.strokeStyle = this.#pen.theme.text;
        context.strokeRect(left, top, Math.max(3, right - left), ROW - 1);
      }
    }
    if (range) {
      const [left, right] = [this.#pen.x(range.from), this.#pen.x(range.to)];
      const [top, bottom] = [range.top - this.#app.view.y + TOP, range.bottom - this.#app.view.y + TOP];
      context.globalAlpha = 0.15;
      context.fillStyle = this.#pen.theme.accent;
      context.fillRect(left, top, right - left, bottom - top);
      context.globalAlpha = 1;
      context.strokeStyle = this.#pen.theme.accent;
      context.lineWidth = 1;
      context.strokeRect(left, top, right - left, bottom - top);
    }
  }

  #rowTop(row) {
    const y = this.#app.tracks.find(row);
    return y < 0 ? null : y - this.#app.view.y + TOP;
  }
}
