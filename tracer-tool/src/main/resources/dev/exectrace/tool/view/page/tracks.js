/**
 * What is shown one below the other: counters, pinned rows, sections with groups of rows. Only the
 * groups are held; a row among hundreds of thousands is found by its height.
 */

import { json } from './api.js';
import { Arrangement, positionIn, rowAt } from './arrangement.js';

export const ROW = 18;
const HEAD = 22;
const COUNTER = 40;
const GROUP = 24;
const PAGE = 500;
const OPEN_AT_MOST = 200;
const THREADS = ['sPLATFORM', 'sVIRTUAL'];

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
  arrangement = new Arrangement();
  #arrangedRows = new Map();
  #arrangedRuns = new Map();
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

  /** What the rows are of: what each processor ran, or what each thread did; with neither in front, both. */
  get by() {
    const [carriers, threads] = [['sCARRIER'], THREADS].map((keys) => keys.some((key) => !this.closed.has(key)
      && this.#meta.groups.some((group) => `s${group.kind}` === key)));
    return carriers === threads ? '' : carriers ? 'processor' : 'thread';
  }

  set by(by) {
    const set = (keys, shut) => keys.forEach((key) => (shut ? this.closed.add(key) : this.closed.delete(key)));
    set(['sCARRIER'], by === 'thread');
    set(THREADS, by === 'processor');
    if (by === 'processor') {
      this.#meta.groups.forEach((group, number) => group.kind === 'CARRIER' && this.closed.delete(`g${number}`));
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
    this.#arrangedRows.clear();
    this.#arrangedRuns.clear();
    this.#blocks = [];
    this.arrangement.of(this.#sections()).forEach((key) => this.#section(key));
    this.#onChange();
  }

  #sections() {
    const kinds = [...new Set(this.#meta.groups.map((group) => group.kind))];
    return [...(this.pins.length ? ['sPins'] : []), ...(this.#meta.counters.length ? ['sCounters'] : []),
      ...kinds.map((kind) => `s${kind}`)];
  }

  #section(key) {
    const groups = this.#groups(key);
    if (key === 'sPins') {
      this.#add({ type: 'section', key, label: 'Pinned', note: '', height: HEAD });
    } else if (key === 'sCounters') {
      this.#add({ type: 'section', key, label: 'Counters', note: '', height: HEAD });
    } else {
      const first = this.#meta.groups.find((group) => `s${group.kind}` === key);
      const rows = groups.reduce((sum, number) => sum + this.#meta.groups[number].count, 0);
      this.#add({ type: 'section', key, kind: first.kind, label: first.label, note: `${rows.toLocaleString('en')}`,
        height: HEAD });
    }
    if (this.closed.has(key)) {
      return;
    }
    if (key === 'sPins') {
      this.#add({ type: 'rows', rows: this.pins, count: this.pins.length, height: this.pins.length * ROW, indent: 0 });
    } else if (key === 'sCounters') {
      this.#meta.counters.forEach((counter, number) => this.#add({ type: 'counter', number, counter, height: COUNTER }));
    }
    groups.forEach((number) => this.#group(number));
  }

  /** The groups of a section, in their order. */
  #groups(section) {
    const numbers = [...this.#meta.groups.keys()].filter((number) => `s${this.#meta.groups[number].kind}` === section);
    return this.arrangement.of(numbers.map((number) => `g${number}`)).map((key) => Number(key.slice(1)));
  }

  #group(number) {
    const group = this.#meta.groups[number];
    const count = this.#count(number);
    if (count === 0) {
      return;
    }
    if (group.count > 1) {
      this.#add({ type: 'group', key: `g${number}`, group: number, label: group.name, note: count.toLocaleString('en'),
        height: GROUP });
      if (this.closed.has(`g${number}`)) {
        return;
      }
    }
    this.#add({ type: 'rows', group: number, count, height: count * ROW, indent: group.count > 1 ? 1 : 0 });
  }

  #add(block) {
    this.#blocks.push({ ...block, y: this.height });
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
      return { row: block.rows[i], label: this.name(block.rows[i]), pinned: true };
    }
    const arranged = this.#arranged(block.group);
    if (arranged) {
      return { row: arranged[i] ?? -1, label: this.#names.get(arranged[i]) ?? '' };
    }
    if (this.#isLarge(block.group)) {
      const row = rowAt(this.#runs(block.group), i);
      const place = row - this.#meta.groups[block.group].first;
      return { row, label: this.#load(block.group, Math.floor(place / PAGE))?.[place % PAGE]?.name ?? '' };
    }
    const page = this.#load(block.group, Math.floor(i / PAGE));
    const loaded = page?.[i % PAGE] ?? this.#stale.pages.get(`${block.group}/${Math.floor(i / PAGE)}`)?.[i % PAGE];
    if (loaded) {
      return { row: loaded.row, label: loaded.name };
    }
    const ordered = this.#sort || this.#filter || this.#window;
    return { row: ordered ? -1 : this.#meta.groups[block.group].first + i, label: '' };
  }

  /** The rows of a group that somebody put into an order, null where nobody did or the order is another one. */
  #arranged(number) {
    const group = this.#meta.groups[number];
    if (this.arrangement.isEmpty || this.#sort || group.count > PAGE) {
      return null;
    }
    const page = this.#load(number, 0) ?? this.#stale.pages.get(`${number}/0`);
    const known = this.#arrangedRows.get(number);
    if (known && known.page === page) {
      return known.rows;
    }
    const before = page?.map((one) => one.row) ?? Array.from({ length: group.count }, (_, i) => group.first + i);
    const rows = this.arrangement.of(before.map((row) => `r${row}`)).map((key) => Number(key.slice(1)));
    this.#arrangedRows.set(number, { page, rows });
    return rows;
  }

  /** Whether a group has more rows than come at once, in the order in which they came or somebody put them. */
  #isLarge(number) {
    return this.#meta.groups[number].count > PAGE && !this.#sort && !this.#filter && !this.#window;
  }

  /** The rows of a large group in their order. */
  #runs(number) {
    if (!this.#arrangedRuns.has(number)) {
      const { first, count } = this.#meta.groups[number];
      this.#arrangedRuns.set(number, this.arrangement.runs(first, count));
    }
    return this.#arrangedRuns.get(number);
  }

  /**
   * What a row, a group or a section can be put before, itself among it, in order; each with its place. Of many rows
   * those about a height.
   */
  siblings(track, about = track.y) {
    if (track.type === 'row' && (track.pinned || this.#isMovable(track.row))) {
      const block = this.#blocks.find((one) => one.y <= track.y && track.y < one.y + one.height);
      const first = Math.max(0, Math.min(block.count, Math.floor((about - block.y) / ROW)) - PAGE);
      return Array.from({ length: Math.min(block.count - first, 2 * PAGE) }, (_, i) => ({
        key: `r${this.#row(block, first + i).row}`, y: block.y + (first + i) * ROW, height: ROW }));
    }
    const section = track.type === 'section';
    const key = this.#movedWith(track);
    const heads = section ? this.#blocks.filter((block) => block.type === 'section')
      : this.#groups(`s${this.#meta.groups[Number(key.slice(1))].kind}`)
        .map((number) => this.#blocks.find((block) => block.group === number)).filter(Boolean);
    return heads.map((head) => ({ key: section ? head.key : `g${head.group}`, y: head.y, height: this.#extent(head) }));
  }

  /** Where the rows of a group can be put into an order: where they are not in another one, and all of many are shown. */
  #isMovable(row) {
    const number = this.groupOf(row);
    const { count } = this.#meta.groups[number];
    return count > 1 && !this.#sort && (count <= PAGE || this.#isLarge(number));
  }

  /** The key of what is moved with a track: a row that cannot be moved by itself moves its group. */
  #movedWith(track) {
    if (track.type !== 'row') {
      return track.key;
    }
    return track.pinned || this.#isMovable(track.row) ? `r${track.row}` : `g${this.groupOf(track.row)}`;
  }

  #extent(head) {
    const next = this.#blocks.find((block) => block.y > head.y
      && (block.type === 'section' || (head.type !== 'section' && block.group !== head.group)));
    return (next?.y ?? this.height) - head.y;
  }

  /** Puts a track before the one of a key, or to the end. */
  move(track, before) {
    const key = this.#movedWith(track);
    const last = track.type === 'row' && this.#blocks.find((one) => one.y <= track.y && track.y < one.y + one.height);
    const among = this.siblings(track, before || !last ? track.y : last.y + last.height).map((one) => one.key);
    if (key === before) {
      return;
    }
    if (track.pinned) {
      const rest = this.pins.filter((row) => `r${row}` !== key);
      const at = rest.findIndex((row) => `r${row}` === before);
      this.pins = rest.toSpliced(at < 0 ? rest.length : at, 0, track.row);
    } else {
      this.arrangement.move(key, before, among);
    }
    this.layout();
  }

  /** Moves a track up or down by one. */
  step(track, by) {
    const key = this.#movedWith(track);
    const among = this.siblings(track).map((one) => one.key);
    const at = among.indexOf(key) + by;
    if (at >= 0 && at < among.length) {
      this.move(track, among[by > 0 ? at + 1 : at] ?? '');
    }
  }

  /** A row as the track that it is. */
  trackOf(row) {
    const y = this.find(row);
    return y < 0 ? null : this.between(y, y + 1)[0];
  }

  /** The group that a row is in, as the track that it is. */
  groupTrackOf(row) {
    const number = this.groupOf(row);
    return this.#blocks.find((block) => block.type === 'group' && block.group === number) ?? this.trackOf(row);
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
      const filter = ['TASK', 'REGION', 'MACHINE'].includes(this.#meta.groups[group].kind) && named ? '' : this.#filter;
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
    const arranged = this.#arranged(number);
    if (arranged) {
      const at = arranged.indexOf(row);
      return at < 0 ? -1 : block.y + at * ROW;
    }
    if (this.#isLarge(number)) {
      return block.y + positionIn(this.#runs(number), row) * ROW;
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
