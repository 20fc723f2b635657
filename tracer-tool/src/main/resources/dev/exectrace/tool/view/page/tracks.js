/**
 * What is shown one below the other: counters, pinned rows, sections with groups of rows. Only the
 * groups are held; a row among hundreds of thousands is found by its height.
 */

import { json } from './api.js';

export const ROW = 18;
const HEAD = 22;
const COUNTER = 40;
const GROUP = 24;
const PAGE = 500;
const OPEN_AT_MOST = 200;

export class Tracks {
  #meta;
  #onChange;
  #pages = new Map();
  #totals = new Map();
  #blocks = [];
  #stale = { pages: new Map(), totals: new Map() };
  #sort = '';
  #filter = '';
  #window = null;
  closed = new Set();
  pins = [];
  #names = new Map();

  constructor(meta, onChange) {
    this.#meta = meta;
    this.#onChange = onChange;
    meta.groups.forEach((group, number) => {
      if (group.count > OPEN_AT_MOST) {
        this.closed.add(`g${number}`);
      }
    });
    this.layout();
  }

  /** Sorts and filters the rows; with a window, to those that show anything in it. What was shown stays until then. */
  set order({ sort, filter, window }) {
    this.#stale = { pages: this.#pages, totals: this.#totals };
    this.#sort = sort;
    this.#filter = filter.toLowerCase();
    this.#window = window;
    this.#pages = new Map();
    this.#totals = new Map();
    this.layout();
  }

  get height() {
    return this.#blocks.length ? this.#blocks.at(-1).y + this.#blocks.at(-1).height : 0;
  }

  toggle(key) {
    if (!this.closed.delete(key)) {
      this.closed.add(key);
    }
    this.layout();
  }

  pin(row) {
    const at = this.pins.indexOf(row);
    if (at >= 0) {
      this.pins.splice(at, 1);
    } else {
      this.pins.push(row);
    }
    this.layout();
  }

  groupOf(row) {
    return this.#meta.groups.findIndex((group) => row >= group.first && row < group.first + group.count);
  }

  #count(number) {
    const group = this.#meta.groups[number];
    if (!this.#filter && (!this.#window || group.count === 1)) {
      return group.count;
    }
    const named = group.name.toLowerCase().includes(this.#filter);
    if (group.count === 1 && (named || !group.name.includes('*'))) {
      return named ? 1 : 0;
    }
    if (!this.#totals.has(number)) {
      this.#load(number, 0);
    }
    return this.#totals.get(number) ?? this.#stale.totals.get(number) ?? 0;
  }

  layout() {
    const blocks = [];
    let y = 0;
    const add = (block) => {
      blocks.push({ ...block, y });
      y += block.height;
    };
    if (this.pins.length) {
      add({ type: 'section', key: 'sPins', label: 'Pinned', note: '', height: HEAD });
      if (!this.closed.has('sPins')) {
        add({ type: 'rows', rows: this.pins, count: this.pins.length, height: this.pins.length * ROW, indent: 0 });
      }
    }
    const counters = this.#meta.counters;
    if (counters.length) {
      add({ type: 'section', key: 'sCounters', label: 'Counters', note: '', height: HEAD });
      if (!this.closed.has('sCounters')) {
        counters.forEach((counter, number) => add({ type: 'counter', number, counter, height: COUNTER }));
      }
    }
    let kind = null;
    this.#meta.groups.forEach((group, number) => {
      const count = this.#count(number);
      if (group.kind !== kind) {
        kind = group.kind;
        const rows = this.#meta.groups.filter((other) => other.kind === kind).reduce((sum, other) => sum + other.count, 0);
        add({ type: 'section', key: `s${kind}`, kind, label: group.label, note: `${rows.toLocaleString('en')}`,
          height: HEAD });
      }
      if (this.closed.has(`s${kind}`) || count === 0) {
        return;
      }
      if (group.count > 1) {
        add({ type: 'group', key: `g${number}`, group: number, label: group.name,
          note: count.toLocaleString('en'), height: GROUP });
        if (this.closed.has(`g${number}`)) {
          return;
        }
      }
      add({ type: 'rows', group: number, count, height: count * ROW, indent: group.count > 1 ? 1 : 0 });
    });
    this.#blocks = blocks;
    this.#onChange();
  }

  /** The tracks from one height to another, each with its place. */
  between(top, bottom) {
    const tracks = [];
    for (const block of this.#blocks) {
      if (block.y >= bottom) {
        break;
      }
      if (block.y + block.height <= top) {
        continue;
      }
      if (block.type !== 'rows') {
        tracks.push(block);
        continue;
      }
      const first = Math.max(0, Math.floor((top - block.y) / ROW));
      const last = Math.min(block.count - 1, Math.ceil((bottom - block.y) / ROW) - 1);
      for (let i = first; i <= last; i++) {
        tracks.push({ type: 'row', ...this.#row(block, i), y: block.y + i * ROW, height: ROW, indent: block.indent });
      }
    }
    return tracks;
  }

  #row(block, i) {
    if (block.rows) {
      return { row: block.rows[i], label: this.name(block.rows[i]) };
    }
    const page = this.#load(block.group, Math.floor(i / PAGE));
    const loaded = page?.[i % PAGE] ?? this.#stale.pages.get(`${block.group}/${Math.floor(i / PAGE)}`)?.[i % PAGE];
    if (loaded) {
      return { row: loaded.row, label: loaded.name };
    }
    const ordered = this.#sort || this.#filter || this.#window;
    return { row: ordered ? -1 : this.#meta.groups[block.group].first + i, label: '' };
  }

  name(row) {
    const known = this.#names.get(row);
    if (known === undefined) {
      this.#names.set(row, '');
      const group = this.groupOf(row);
      json('rows', { group, offset: row - this.#meta.groups[group].first, limit: 1 }).then(({ rows }) => {
        this.#names.set(row, rows[0].name);
        this.#onChange();
      });
    }
    return known ?? '';
  }

  #load(group, page) {
    const key = `${group}/${page}`;
    if (!this.#pages.has(key)) {
      const pages = this.#pages;
      pages.set(key, null);
      const named = this.#meta.groups[group].name.toLowerCase().includes(this.#filter);
      const filter = ['TASK', 'MACHINE'].includes(this.#meta.groups[group].kind) && named ? '' : this.#filter;
      json('rows', { group, offset: page * PAGE, limit: PAGE, sort: this.#sort, filter, ...this.#window })
        .then(({ total, rows }) => {
          if (pages !== this.#pages) {
            return;
          }
          pages.set(key, rows);
          rows.forEach(({ row, name }) => this.#names.set(row, name));
          if (this.#totals.get(group) !== total) {
            this.#totals.set(group, total);
            this.layout();
          }
          this.#onChange();
        });
    }
    return this.#pages.get(key);
  }

  /** Opens what a row is in. */
  reveal(row) {
    const number = this.groupOf(row);
    const opened = [`s${this.#meta.groups[number].kind}`, `g${number}`].filter((key) => this.closed.delete(key));
    if (opened.length) {
      this.layout();
    }
  }

  /** The height at which a row is; -1 where it is closed or filtered out. */
  find(row) {
    const number = this.groupOf(row);
    const group = this.#meta.groups[number];
    const pinned = this.pins.indexOf(row);
    const block = pinned >= 0 && !this.closed.has('sPins') ? this.#blocks.find((one) => one.rows)
      : this.#blocks.find((one) => one.type === 'rows' && one.group === number);
    if (!block) {
      return -1;
    }
    if (block.rows) {
      return block.y + pinned * ROW;
    }
    if (!this.#sort && !this.#filter && !this.#window) {
      return block.y + (row - group.first) * ROW;
    }
    for (const [key, page] of this.#pages) {
      const at = key.startsWith(`${number}/`) && page ? page.findIndex((one) => one.row === row) : -1;
      if (at >= 0) {
        return block.y + (Number(key.split('/')[1]) * PAGE + at) * ROW;
      }
    }
    return -1;
  }
}
