/** In which order somebody put what comes in another one: moves, each of one key before another or to the end. */

export class Arrangement {
  #moves = [];

  get isEmpty() {
    return this.#moves.length === 0;
  }

  /** Puts a key before another one, or with none to the end of those that it is among. */
  move(key, before, among) {
    const last = this.#moves.at(-1);
    if (last?.key === key) {
      this.#moves.pop();
    }
    const end = before ? '' : among.filter((one) => one !== key).at(-1);
    if (before || end) {
      this.#moves.push({ key, before, end });
    }
  }

  /** Keys in their order; moves of others do not matter. */
  of(keys) {
    let arranged = keys;
    for (const { key, before, end } of this.#moves) {
      const at = arranged.indexOf(key);
      const rest = at < 0 ? arranged : arranged.toSpliced(at, 1);
      const to = before ? rest.indexOf(before) : rest.indexOf(end) + 1;
      if (at >= 0 && (before ? to >= 0 : to > 0)) {
        arranged = rest.toSpliced(to, 0, key);
      }
    }
    return arranged;
  }

  get text() {
    return this.#moves.map(({ key, before, end }) => (before ? `${key}-${before}` : `${key}--${end}`)).join('_');
  }

  set text(text) {
    this.#moves = text.split('_').map((move) => move.match(/^(\w+)-(-?)(\w+)$/)).filter(Boolean)
      .map(([, key, last, other]) => (last ? { key, before: '', end: other } : { key, before: other, end: '' }));
  }
}
