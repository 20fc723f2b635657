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

  /**
   * Numbers of rows that follow one another, in their order: as runs of such that still do, so that a hundred thousand
   * take no longer than ten.
   */
  runs(first, count) {
    let runs = [[first, first + count]];
    const among = (row) => row >= first && row < first + count;
    for (const { key, before, end } of this.#moves) {
      const [row, other] = [rowOf(key), rowOf(before || end)];
      if (among(row) && among(other) && row !== other) {
        const at = before ? other : other + 1;
        runs = runs.flatMap((run) => (within(run, row) ? [[run[0], row], [row + 1, run[1]]] : [run]))
          .flatMap((run) => (within(run, other) ? [[run[0], at], [row, row + 1], [at, run[1]]] : [run]))
          .filter(([from, to]) => to > from);
      }
    }
    return runs;
  }

  get text() {
    return this.#moves.map(({ key, before, end }) => (before ? `${key}-${before}` : `${key}--${end}`)).join('_');
  }

  set text(text) {
    this.#moves = text.split('_').map((move) => move.match(/^(\w+)-(-?)(\w+)$/)).filter(Boolean)
      .map(([, key, last, other]) => (last ? { key, before: '', end: other } : { key, before: other, end: '' }));
  }
}

const rowOf = (key) => (key.startsWith('r') ? Number(key.slice(1)) : -1);

const within = ([from, to], row) => row >= from && row < to;

/** The row at a position in runs, -1 where there is none. */
export function rowAt(runs, position) {
  let left = position;
  for (const [from, to] of runs) {
    if (left < to - from) {
      return left < 0 ? -1 : from + left;
    }
    left -= to - from;
  }
  return -1;
}

/** The position of a row in runs, -1 where it is not. */
export function positionIn(runs, row) {
  let before = 0;
  for (const run of runs) {
    if (within(run, row)) {
      return before + row - run[0];
    }
    before += run[1] - run[0];
  }
  return -1;
}
