/** What keys do. Those that move do so as long as they are held. */

import { commands } from './commands.js';
import { Palette } from './palette.js';

const MOVES = {
  w: ['zoom', -1], s: ['zoom', 1], a: ['pan', -1], d: ['pan', 1], ArrowLeft: ['pan', -1], ArrowRight: ['pan', 1],
  ArrowUp: ['scroll', -1], ArrowDown: ['scroll', 1], '+': ['zoom', -1], '=': ['zoom', -1], '-': ['zoom', 1],
};

export class Keys {
  #app;
  #palette;
  #actions;
  #held = new Map();
  #last = 0;

  constructor(app) {
    this.#app = app;
    const known = commands(app);
    this.#palette = new Palette(known);
    this.#actions = new Map(known.flatMap((command) => command.keys.map((one) => [one, command.run])));
    this.#actions.set(':', () => this.#palette.open());
    addEventListener('keydown', (event) => this.#down(event));
    addEventListener('keyup', (event) => this.#held.delete(key(event)));
    addEventListener('blur', () => this.#held.clear());
  }

  #down(event) {
    if (this.#palette.isOpen) {
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && key(event) === 'k') {
      event.preventDefault();
      this.#palette.open();
      return;
    }
    const typing = ['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement?.tagName);
    if (event.key === 'Escape') {
      this.#escape(typing);
      return;
    }
    if (event.altKey && !typing && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.#app.reorder.move(event.key === 'ArrowUp' ? -1 : 1, event.shiftKey);
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.getElementById('keys').open) {
      return;
    }
    const pressed = key(event);
    const move = MOVES[pressed];
    if (move && (pressed.length === 1 || document.activeElement === this.#app.canvas
        || document.activeElement === document.body)) {
      event.preventDefault();
      this.#hold(pressed, move);
      return;
    }
    const action = this.#actions.get(pressed);
    if (action) {
      event.preventDefault();
      action();
    }
  }

  #escape(typing) {
    if (document.getElementById('keys').open) {
      document.getElementById('keys').close();
    } else if (typing) {
      this.#app.canvas.focus();
    } else {
      this.#app.selection.clear();
    }
  }

  #hold(pressed, move) {
    if (this.#held.has(pressed)) {
      return;
    }
    this.#held.set(pressed, move);
    this.#move(move, 40);
    if (this.#held.size === 1) {
      this.#last = performance.now();
      requestAnimationFrame((now) => this.#frame(now));
    }
  }

  #frame(now) {
    const passed = Math.min(100, Math.max(0, now - this.#last));
    this.#last = now;
    if (this.#held.size > 0) {
      this.#held.forEach((move) => this.#move(move, passed));
      requestAnimationFrame((next) => this.#frame(next));
    }
  }

  #move([kind, direction], millis) {
    const app = this.#app;
    if (kind === 'zoom') {
      app.zoom(Math.exp(direction * millis * 0.003), app.pointer?.x ?? app.picture.x((app.view.from + app.view.to) / 2));
    } else if (kind === 'pan') {
      app.pan(direction * millis * 0.0012);
    } else {
      app.scroll(direction * millis * 0.9);
    }
  }
}

function key(event) {
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}
