/** What is selected, and how one thing that is selected leads to the next. */

import { json } from './api.js';
import { ROW } from './tracks.js';

const PINS = 24;

export class Selection {
  #app;
  #selecting = 0;
  #sought = -1;

  constructor(app) {
    this.#app = app;
  }

  /** A row that is being looked for is no longer wanted. */
  forgetSought() {
    this.#sought = -1;
  }

  /** Shows the path of a task by its id; with the rows that are pinned, if they are. */
  async restorePath(id, pinned) {
    try {
      const path = await json('path', { task: id });
      if (path) {
        await this.showPath(path.task, pinned);
      }
    } catch (error) {
      this.#app.panel.failure(error);
    }
  }

  /** Selects what a request gives, null for nothing; of several the one asked for last. */
  async select(request) {
    const turn = ++this.#selecting;
    try {
      const slice = await request;
      const flows = slice && await json('flows', { id: slice.id });
      if (turn !== this.#selecting) {
        return undefined;
      }
      this.#app.selected = slice && { slice, flows };
      this.#app.range = null;
      this.#app.path = null;
      if (slice) {
        this.#app.panel.slice(slice, flows);
      } else {
        this.#app.panel.trace();
      }
      this.#app.redraw();
      return slice;
    } catch (error) {
      this.#app.panel.failure(error);
      return undefined;
    }
  }

  async selectAt(row, at) {
    if (await this.select(json('slice', { row, at: Math.max(0, Math.floor(at)) }))) {
      this.#app.step();
    }
  }

  async goTo(id) {
    this.#reveal(await this.select(json('slice', { id })));
  }

  /** Selects what a row shows at a time, or the whole row where that is nothing. */
  async goToInstant(row, at, id = -1) {
    const slice = await this.select(json('slice', id >= 0 ? { id } : { row, at: Math.max(0, Math.floor(at)) }));
    if (slice) {
      this.#reveal(slice, at);
    } else if (slice === null) {
      await this.goToRow(row);
    }
  }

  /** Moves as little as needed for a slice, and an instant in it, to be seen well. */
  #reveal(slice, at = null) {
    if (!slice) {
      return;
    }
    this.#scrollTo(slice.row);
    const { from, to } = this.#app.view;
    const span = to - from;
    const length = slice.end - slice.start;
    const [first, last] = at === null ? [slice.start, slice.end] : [at, at];
    if (length > span && at === null) {
      this.#app.show(slice.start - length * 0.1, slice.end + length * 0.1);
    } else if (length / span * this.#app.picture.width < 3 && length > 0) {
      const middle = at ?? (slice.start + slice.end) / 2;
      this.#app.show(middle - length * 10, middle + length * 10);
    } else if (first < from || last > to) {
      this.#app.show((first + last - span) / 2, (first + last + span) / 2);
    }
    this.#app.step();
    this.#sought = slice.row;
    this.#app.redraw();
  }

  /** Shows a row; where rows are being ordered anew, when it has its place. */
  #scrollTo(row) {
    this.#app.tracks.reveal(row);
    this.#sought = row;
    this.found();
  }

  /** Moves to the row that is being looked for, once it has a place. */
  found() {
    const y = this.#sought >= 0 ? this.#app.tracks.find(this.#sought) : -1;
    if (y >= 0) {
      this.#sought = -1;
    }
    if (y >= 0 && (y < this.#app.view.y || y + ROW > this.#app.view.y + this.#app.picture.height)) {
      this.#app.view.y = Math.max(0, Math.min(this.#app.tracks.height - this.#app.picture.height, y - this.#app.picture.height / 3));
    }
  }

  async goToRow(row) {
    this.#scrollTo(row);
    await this.sum({ from: 0, to: this.#app.meta.window, top: this.#app.tracks.find(row), bottom: this.#app.tracks.find(row) + ROW,
      rows: String(row) });
    this.#app.step();
  }

  explain() {
    if (this.#app.selected?.slice.task) {
      this.showPath(this.#app.selected.slice.task);
    }
  }

  goToWaker() {
    const to = this.#app.selected?.flows.to;
    if (to) {
      this.goToInstant(to.waker, to.at, to.wakerSlice);
    }
  }

  /** What made a task take so long: its threads one below the other, and how it went from one to the next. */
  async showPath(task, pinned = false) {
    const turn = ++this.#selecting;
    try {
      const path = await json('path', { task: task.id });
      if (turn !== this.#selecting) {
        return;
      }
      if (!path) {
        throw new Error('The trace does not tell which thread worked on that task.');
      }
      this.#app.selected = null;
      this.#app.range = null;
      this.#app.path = { task, ...path };
      this.#app.panel.path(task, path);
      if (!pinned) {
        this.#app.tracks.pins = [...new Set([task.row, path.row, ...path.segments.map((segment) => segment.row)])].slice(0, PINS);
        this.#app.tracks.closed.delete('sPins');
        this.#app.tracks.layout();
        this.#app.view.y = 0;
        this.#app.show(path.start - (path.end - path.start) * 0.03, path.end + (path.end - path.start) * 0.03);
        this.#app.step();
      }
      this.#app.redraw();
    } catch (error) {
      this.#app.panel.failure(error);
    }
  }

  /** A step of a path; the path stays to be seen. */
  showSegment({ row, start, end }) {
    this.#scrollTo(row);
    this.#app.show(start - (end - start) * 0.5, end + (end - start) * 0.5);
    this.#app.step();
  }

  neighbour(name) {
    const id = this.#app.selected?.slice[name] ?? -1;
    if (id >= 0) {
      this.goTo(id);
    }
  }

  async sum(range) {
    this.#selecting++;
    this.#app.selected = null;
    this.#app.path = null;
    this.#app.range = range;
    this.#app.redraw();
    try {
      const sum = await json('aggregate', { from: Math.max(0, Math.floor(range.from)), to: Math.ceil(range.to),
        ...(range.rows ? { rows: range.rows } : { groups: `0-${this.#app.meta.groups.length - 1}` }) });
      if (this.#app.range === range) {
        this.#app.panel.sum(sum);
      }
    } catch (error) {
      this.#app.panel.failure(error);
    }
  }

  clear() {
    this.#app.selected = null;
    this.#app.range = null;
    this.#app.path = null;
    this.#app.hits = [];
    this.#app.panel.trace();
    this.#app.step();
  }
}
