/** Draws rows: strips of tiles, and labels where slices are wide enough. */

import { LABELS, TOP } from './areas.js';
import { inkOn } from './colors.js';
import { BUCKETS, STRIP, Tiles } from './tiles.js';
import { ROW } from './tracks.js';

const MIN_LABEL = 44;
const [TASK, REGION] = [5, 7];

export class RowLayer {
  #app;
  #pen;

  constructor(app, pen) {
    this.#app = app;
    this.#pen = pen;
  }

  draw(track) {
    const context = this.#pen.context;
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

  stops() {
    const row = this.#app.stopRow;
    if (row >= 0) {
      this.#pen.context.globalAlpha = 0.16;
      this.#strips(row, (found, from, count, left, width) => this.#pen.context.drawImage(found.strip.bitmap, from,
        found.strip.y + STRIP - 1, count, 1, left, TOP, width, this.#pen.height));
      this.#pen.context.globalAlpha = 1;
    }
  }

  #strips(row, draw) {
    const { from, to } = this.#app.view;
    const level = Tiles.level((to - from) / this.#pen.width / devicePixelRatio);
    const span = BUCKETS * 2 ** level;
    const last = Math.floor(Math.min(to, this.#app.meta.window - 1) / span);
    for (let index = Math.max(0, Math.floor(from / span)); index <= last; index++) {
      const found = this.#app.tiles.get(row, level, index);
      if (found) {
        const parts = 2 ** (found.level - level);
        const [left, right] = [this.#pen.x(index * span), this.#pen.x((index + 1) * span)];
        draw(found, (index % parts) * BUCKETS / parts, BUCKETS / parts, left, right - left);
      }
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
    this.#pen.context.fillStyle = this.#pen.theme.back;
    for (let i = 0; i < strip.ids.length; i++) {
      if ((strip.kinds[i] === TASK || strip.kinds[i] === REGION) && (strip.to[i] - strip.from[i]) * bucket >= 4 && strip.from[i] > 0) {
        this.#pen.context.fillRect(left + strip.from[i] * bucket, track.top + 1, 1, ROW - 3);
      }
    }
  }

  #sliceLabel(track, id, { from, to, kind }) {
    const left = Math.max(from, LABELS);
    const width = Math.min(to, LABELS + this.#pen.width) - left;
    if (width < MIN_LABEL || kind === 0) {
      return;
    }
    const context = this.#pen.context;
    context.fillStyle = this.#pen.theme.back;
    context.fillRect(from, track.top + 1, 1, ROW - 3);
    const text = this.#app.names.of(id);
    if (text) {
      context.fillStyle = inkOn(this.#app.colors[kind]);
      context.fillText(this.#pen.fit(text, width - 8), left + 4, track.top + ROW / 2 - 0.5);
    }
  }
}
