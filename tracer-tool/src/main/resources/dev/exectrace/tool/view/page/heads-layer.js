/** Draws what stands in front of rows, and the headings of sections and groups. */

import { LABELS, TOP } from './areas.js';
import { quantity } from './format.js';

export class HeadsLayer {
  #app;
  #pen;

  constructor(app, pen) {
    this.#app = app;
    this.#pen = pen;
  }

  draw(track, width) {
    const context = this.#pen.context;
    const section = track.type === 'section';
    const middle = track.top + track.height / 2;
    if (section || track.type === 'group') {
      context.fillStyle = section ? this.#pen.theme.head : this.#pen.theme.panel;
      context.fillRect(0, track.top, width, track.height - 1);
      context.fillStyle = this.#pen.theme.text;
      const mark = this.#app.tracks.closed.has(track.key) ? '▸' : '▾';
      this.#pen.write(section);
      const text = this.#pen.fit(`${mark} ${track.label}`, LABELS - 60);
      context.fillText(text, section ? 6 : 14, middle);
      const after = context.measureText(text).width;
      this.#pen.write();
      context.fillStyle = this.#pen.theme.dim;
      context.fillText(track.note, (section ? 6 : 14) + after + 8, middle);
      return;
    }
    const chosen = track.type === 'row' && this.#app.selected?.slice.row === track.row;
    context.fillStyle = chosen ? this.#pen.theme.head : this.#pen.theme.back;
    context.fillRect(0, track.top, LABELS - 1, track.height);
    context.fillStyle = track.type === 'counter' ? this.#pen.theme.dim : this.#pen.theme.text;
    const label = track.type === 'counter'
      ? `${track.counter.name}, up to ${quantity(track.counter.most, track.counter.unit)}` : track.label;
    context.fillText(this.#pen.fit(label, LABELS - 26 - (track.indent ?? 0) * 10), 14 + (track.indent ?? 0) * 12, middle);
    context.fillStyle = this.#pen.theme.line;
    context.fillRect(LABELS - 1, track.top, 1, track.height);
  }

  /** Where what is dragged would come. */
  drop(width) {
    const { reorder, view } = this.#app;
    if (reorder.dragged) {
      this.#pen.context.fillStyle = this.#pen.theme.accent;
      this.#pen.context.fillRect(0, reorder.dragged.y - view.y + TOP - 1, width, 2);
    }
  }
}
