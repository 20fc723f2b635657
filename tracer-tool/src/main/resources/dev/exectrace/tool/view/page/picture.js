/** Draws the timeline on the canvas, one layer above the other. */

import { LABELS, SCROLLBAR, TOP } from './areas.js';
import { CurvesLayer } from './curves-layer.js';
import { HeadsLayer } from './heads-layer.js';
import { Pen } from './pen.js';
import { RelationsLayer } from './relations-layer.js';
import { RowLayer } from './row-layer.js';
import { RulerLayer } from './ruler-layer.js';
import { WholeLayer } from './whole-layer.js';

export class Picture {
  #app;
  #pen;
  #rows;
  #curves;
  #relations;
  #heads;
  #ruler;
  #whole;

  constructor(canvas, app) {
    this.#app = app;
    this.#pen = new Pen(canvas, app.view);
    this.#rows = new RowLayer(app, this.#pen);
    this.#curves = new CurvesLayer(app, this.#pen);
    this.#relations = new RelationsLayer(app, this.#pen);
    this.#heads = new HeadsLayer(app, this.#pen);
    this.#ruler = new RulerLayer(app, this.#pen);
    this.#whole = new WholeLayer(app, this.#pen);
  }

  get width() {
    return this.#pen.width;
  }

  get height() {
    return this.#pen.height;
  }

  get theme() {
    return this.#pen.theme;
  }

  x(time) {
    return this.#pen.x(time);
  }

  time(x) {
    return this.#pen.time(x);
  }

  readTheme() {
    this.#pen.readTheme();
  }

  draw() {
    const { names, tiles, tracks, view } = this.#app;
    const { width, height } = this.#pen.clear();
    view.y = Math.max(0, Math.min(tracks.height - this.height, view.y));
    tiles.begin();
    const shown = tracks.between(view.y, view.y + this.height).map((track) => ({ ...track, top: track.y - view.y + TOP }));
    this.#pen.clip(LABELS, TOP, this.width, this.height, () => this.#inside(shown));
    this.#pen.clip(0, TOP, width, this.height, () => shown.forEach((track) => this.#head(track, width)));
    this.#heads.drop(width);
    this.#ruler.draw(width);
    this.#whole.draw(width);
    this.#ruler.marks(height);
    this.#scrollbar(width);
    tiles.end();
    names.load();
  }

  #inside(shown) {
    this.#ruler.grid();
    shown.filter((track) => track.type === 'row' && track.row >= 0).forEach((track) => this.#rows.draw(track));
    shown.filter((track) => track.type === 'counter').forEach((track) => this.#curves.counter(track));
    this.#rows.stops();
    this.#relations.flows();
    this.#relations.path();
    this.#relations.selection();
  }

  #head(track, width) {
    this.#heads.draw(track, width);
    if (track.type === 'group') {
      this.#pen.clip(LABELS, track.top, this.width, track.height, () => this.#curves.group(track));
    }
  }

  #scrollbar(width) {
    const all = this.#app.tracks.height;
    if (all > this.height) {
      const size = Math.max(24, this.height * this.height / all);
      const top = TOP + this.#app.view.y / (all - this.height) * (this.height - size);
      this.#pen.context.fillStyle = this.theme.dim;
      this.#pen.context.fillRect(width - SCROLLBAR + 2, top, SCROLLBAR - 3, size);
    }
  }
}
