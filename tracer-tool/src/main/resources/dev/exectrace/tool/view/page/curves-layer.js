/** Draws what changes over time as curves: counters, and how many threads of a group ran. */

import { LABELS } from './areas.js';
import { pixel } from './colors.js';
import { quantity } from './format.js';

const BODY = 0.45;

export class CurvesLayer {
  #app;
  #pen;

  constructor(app, pen) {
    this.#app = app;
    this.#pen = pen;
  }

  counter(track) {
    const values = this.#app.values.counter(track.number);
    if (!values) {
      return;
    }
    const { from, to, spans, data } = values;
    const context = this.#pen.context;
    const most = track.counter.unit === 'share' ? 1 : track.counter.most || 1;
    const y = (value) => track.height - 3 - value / most * (track.height - 8);
    const color = this.#app.values.color(track.counter.name);
    const bitmap = this.#pen.painted(values, color, track.height, (columns) => {
      const [body, line] = [pixel(color, BODY), pixel(color)];
      for (let span = 0; span < spans; span++) {
        const [least, greatest] = [data[span * 3], data[span * 3 + 1]];
        if (!Number.isNaN(greatest)) {
          columns.fill(span, y(greatest), y(0), body);
          columns.fill(span, y(greatest), y(least), line);
        }
      }
    });
    context.drawImage(bitmap, this.#pen.x(from), track.top, this.#pen.x(to) - this.#pen.x(from), track.height);
    const { pointer } = this.#app;
    const at = pointer && Math.floor((this.#pen.time(pointer.x) - from) / (to - from) * spans);
    if (pointer && at >= 0 && at < spans && !Number.isNaN(data[at * 3 + 2])) {
      context.fillStyle = this.#pen.theme.text;
      const [least, greatest] = [data[at * 3], data[at * 3 + 1]].map((value) => quantity(value, track.counter.unit));
      context.fillText(least === greatest ? least : `${least} to ${greatest}`, pointer.x + 6, track.top + 9);
    }
  }

  /** How many threads of a group ran, and could run, one above the other. */
  group(track) {
    const values = ['CARRIER', 'PLATFORM', 'VIRTUAL'].includes(this.#app.meta.groups[track.group].kind)
      && this.#app.values.group(track.group);
    if (!values) {
      return;
    }
    const { from, to, spans, data } = values;
    const most = values.most ??= greatestSum(data, 0, spans);
    if (most === 0) {
      return;
    }
    const context = this.#pen.context;
    const { colors } = this.#app;
    const scale = (track.height - 4) / most;
    const bottom = track.height - 2;
    const bitmap = this.#pen.painted(values, colors[1], track.height, (columns) => {
      const [running, runnable] = [pixel(colors[1]), pixel(colors[2])];
      for (let span = 0; span < spans; span++) {
        const [ran, could] = [data[span * 3], data[span * 3 + 1]];
        if (ran + could > 0) {
          columns.fill(span, bottom - (ran + could) * scale, bottom, could > 0 ? runnable : running);
        }
        if (ran > 0) {
          columns.fill(span, bottom - ran * scale, bottom, running);
        }
      }
    });
    context.drawImage(bitmap, this.#pen.x(from), track.top, this.#pen.x(to) - this.#pen.x(from), track.height);
    const { view } = this.#app;
    const at = (time) => Math.max(0, Math.min(spans - 1, Math.floor((time - from) / (to - from) * spans)));
    const text = `up to ${quantity(greatestSum(data, at(view.from), at(view.to) + 1), '')} at once`;
    const width = context.measureText(text).width;
    context.fillStyle = this.#pen.theme.panel;
    context.globalAlpha = 0.75;
    context.fillRect(LABELS + this.#pen.width - width - 10, track.top + 4, width + 8, 14);
    context.globalAlpha = 1;
    context.fillStyle = this.#pen.theme.dim;
    context.fillText(text, LABELS + this.#pen.width - width - 6, track.top + track.height / 2);
  }
}

/** How many threads ran or could run at most, in some spans. */
function greatestSum(data, first, end) {
  let most = 0;
  for (let at = first * 3; at < end * 3; at += 3) {
    most = Math.max(most, (data[at] || 0) + (data[at + 1] || 0));
  }
  return most;
}
