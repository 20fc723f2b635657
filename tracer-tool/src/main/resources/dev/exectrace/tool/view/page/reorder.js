/** Puts rows, groups and sections into another order, by dragging their labels or with keys. */

import { ROW } from './tracks.js';

export class Reorder {
  #app;
  /** What is being dragged: the track, before which key it is to come, and at which height that is. */
  dragged = null;

  constructor(app) {
    this.#app = app;
  }

  /** A track is being dragged to a height among all. */
  drag(track, y) {
    const siblings = this.#app.tracks.siblings(track, y);
    const next = siblings.find((one) => one.y + one.height / 2 > y);
    const last = siblings.at(-1);
    this.dragged = { track, before: next?.key ?? '', y: next?.y ?? (last ? last.y + last.height : 0) };
    this.#app.redraw();
  }

  drop() {
    const { track, before } = this.dragged;
    this.dragged = null;
    this.#app.tracks.move(track, before);
    this.#app.step();
  }

  /** Moves the selected row, or its group, by one. */
  move(by, group = false) {
    const row = this.#app.selected?.slice.row ?? this.#rangeRow();
    const track = row >= 0 && (group ? this.#app.tracks.groupTrackOf(row) : this.#app.tracks.trackOf(row));
    if (track) {
      this.#app.tracks.step(track, by);
      this.#follow(row);
      this.#app.step();
    }
  }

  /** A range of one row goes with it. */
  #follow(row) {
    const { range, tracks } = this.#app;
    if (range) {
      range.top = tracks.find(row);
      range.bottom = range.top + ROW;
    }
  }

  #rangeRow() {
    const rows = this.#app.range?.rows ?? '';
    return /^\d+$/.test(rows) ? Number(rows) : -1;
  }
}
