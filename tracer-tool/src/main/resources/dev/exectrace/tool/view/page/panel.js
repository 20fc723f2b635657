/** What stands beside the picture: a slice, a sum, what a search found, or what the trace is. */

import { element, link, stack, table } from './elements.js';
import { duration, instant, percent } from './format.js';

const PANEL = document.getElementById('panel');

function show(...children) {
  PANEL.replaceChildren(...children.filter(Boolean));
}

export class Panel {
  #meta;
  #go;
  colors = [];

  constructor(meta, go) {
    this.#meta = meta;
    this.#go = go;
  }

  trace() {
    const meta = this.#meta;
    show(
      element('h2', {}, meta.properties.application ?? meta.file),
      table([
        ['file', meta.file],
        ['began', new Date(Number(BigInt(meta.startEpochNanos) / 1000000n)).toISOString()],
        ['length', duration(meta.window)],
        ['events', meta.events.toLocaleString('en')],
        ['slices', meta.slices.toLocaleString('en')],
        ['tells', meta.level === 'full' ? 'all scheduling' : meta.level || 'only what the JDK records'],
        ...Object.entries(meta.properties).filter(([name]) => name !== 'application'),
      ]),
      ...meta.losses.map((loss) => element('p', {}, `Missing: ${loss}`)),
      ...meta.notes.map((note) => element('p', { class: 'note' }, note)),
      element('p', { class: 'note' }, 'Click a slice to see everything known about it. Press ? for keys.'),
    );
  }

  failure(error) {
    show(element('h2', {}, 'That did not work'), element('p', {}, error.message));
  }

  slice(slice, flows) {
    const swatch = element('span', { class: 'swatch', color: this.colors[slice.kind] });
    const woken = flows.from;
    show(
      element('h2', {}, swatch, slice.label),
      table([
        ['state', slice.state],
        ['for', `${duration(slice.end - slice.start)}${slice.open ? ', and longer: the trace ends or begins there' : ''}`],
        ['from', instant(slice.start, 1)],
        ['to', instant(slice.end, 1)],
        ['on', slice.type],
        ['about', slice.target],
        ['row', slice.rowName],
        ['group', slice.group === slice.rowName ? '' : slice.group],
        ['carrier', slice.carrier && link(slice.carrier.name, () => this.#go.instant(slice.carrier.row, slice.start))],
        ['thread', slice.carried && link(slice.carried.name, () => this.#go.instant(slice.carried.row, slice.start))],
        ['JVM stopped', slice.stopped > 0 ? duration(slice.stopped) : ''],
        ['ended by', slice.cause],
        ['woken by', flows.to && link(flows.to.wakerName, () => this.#go.wake(flows.to))],
        ['at', flows.to && instant(flows.to.at, 1)],
        ['task', slice.task && link(`${slice.task.name}, ${duration(slice.task.end - slice.task.start)}`,
          () => this.#go.instant(slice.task.row, Math.max(0, slice.task.start)))],
      ]),
      ...slice.facts.map((fact) => element('p', { class: 'note' }, fact)),
      woken.length > 0 && element('h3', {}, `Woke ${woken.length}${woken.length === 100 ? ' or more' : ''}`),
      woken.length > 0 && table(woken.slice(0, 20).map((wake) => [instant(wake.at, 1),
        link(wake.wakeeName, () => this.#go.wakee(wake))])),
      slice.stack.length > 0 && element('h3', {}, slice.state.startsWith('blocked') ? 'Waits at' : 'Waited at'),
      slice.stack.length > 0 && stack(slice.stack),
      slice.task && element('p', {}, link('What made the task take so long?', () => this.#go.path(slice.task)), ' · ',
        element('a', { href: `profile.html#${new URLSearchParams({ task: slice.task.id })}` }, 'flame graph of its waits'), ' · ',
        element('a', { href: `overview.html#${new URLSearchParams({ task: slice.task.id, from: Math.max(0, slice.task.start),
          to: slice.task.end })}` }, 'overview of its time')),
      element('h3', {}, 'Go to'),
      element('p', {},
        slice.previous >= 0 ? link('previous', () => this.#go.slice(slice.previous)) : 'previous', ' · ',
        slice.next >= 0 ? link('next', () => this.#go.slice(slice.next)) : 'next', ' · ',
        link('fit', () => this.#go.fit()), ' · ',
        link('whole thread', () => this.#go.row(slice.row))),
    );
  }

  sum(sum) {
    const meta = this.#meta;
    const all = sum.times.reduce((a, b) => a + b, 0) - sum.times[0];
    const kinds = sum.times.map((time, kind) => ({ time, kind })).filter(({ time, kind }) => kind > 0 && time > 0)
      .sort((a, b) => b.time - a.time);
    const head = (...names) => element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name)));
    show(
      element('h2', {}, `${duration(sum.to - sum.from)} of ${sum.rows.toLocaleString('en')} ${sum.rows === 1 ? 'row' : 'rows'}`),
      element('p', { class: 'note' }, `${instant(sum.from, 1)} to ${instant(sum.to, 1)} · `,
        link('fit', () => this.#go.fit()), ' · ',
        element('a', { href: `profile.html#${new URLSearchParams({ from: Math.floor(sum.from), to: Math.ceil(sum.to) })}` },
          'flame graph of this time, all threads'), ' · ',
        element('a', { href: `overview.html#${new URLSearchParams({ from: Math.floor(sum.from), to: Math.ceil(sum.to) })}` },
          'tasks, locks and threads of this time'),
        meta.comparison && ' · ',
        meta.comparison && element('a', { href: comparedTime(meta.comparison, sum) }, 'compare only this time')),
      element('div', { class: 'bar', role: 'img', 'aria-label': 'shares of the kinds below' },
        ...kinds.map(({ time, kind }) => element('span', { color: this.colors[kind], share: time / all }))),
      element('table', {}, head('', 'time', 'share'), ...kinds.map(({ time, kind }) => element('tr', {},
        element('td', {}, element('span', { class: 'swatch', color: this.colors[kind] }), this.#meta.kinds[kind]),
        element('td', { class: 'number' }, duration(time)),
        element('td', { class: 'number' }, percent(time / all))))),
      sum.stacks.length > 0 && element('h3', {}, `Stacks that waited longest${sum.complete ? ''
        : ', of the first million slices'}`),
      ...sum.stacks.map((one) => element('details', {},
        element('summary', {}, element('span', { class: 'swatch', color: this.colors[one.kind] }),
          `${duration(one.time)} ${one.label}, ${one.count.toLocaleString('en')}×: ${telling(one.stack)}`),
        stack(one.stack))),
    );
  }

  path(task, path) {
    const all = path.end - path.start;
    const swatch = (kind) => element('span', { class: 'swatch', color: this.colors[kind] });
    const what = ({ kind, type, site }) => `${this.#meta.kinds[kind]}${type ? ` ${type.split('.').at(-1)}` : ''}${site ? ` in ${site}` : ''}`;
    show(
      element('h2', {}, `What made ${task.name} take ${duration(task.end - task.start)}`),
      path.waits.length > 0 && element('h3', {}, 'What it waited for itself'),
      path.waits.length > 0 && element('table', { id: 'waits' }, ...path.waits.map((waits) => element('tr', {},
        element('td', { class: 'number' }, `${duration(waits.time)}${waits.count > 1 ? `, ${waits.count.toLocaleString('en')}×` : ''}`),
        element('td', {}, swatch(waits.kind), link(what(waits), () => this.#go.instant(path.row, waits.start)))))),
      path.stopped > 0 && element('p', {}, swatch(this.#meta.kinds.indexOf('stopped')),
        `For ${duration(path.stopped)} of it the JVM had stopped all threads.`),
      element('h3', {}, 'What the threads that it waited for did meanwhile'),
      element('p', { class: 'note' }, 'Through the threads that it waited for, each instant once. '
        + 'They are pinned to the top in the order in which they come in.'),
      element('div', { class: 'bar', role: 'img', 'aria-label': 'shares of what is below' },
        ...path.shares.map((share) => element('span', { color: this.colors[share.kind], share: share.time / all }))),
      element('table', {}, ...path.shares.map((share) => element('tr', {},
        element('td', { class: 'number' }, percent(share.time / all)),
        element('td', {}, swatch(share.kind),
          `${this.#meta.kinds[share.kind]}${share.site ? ` in ${share.site}` : ''}, ${share.group}`)))),
      element('h3', {}, `Step by step${path.segments.length < path.count ? `, the ${path.segments.length} longest of ${path.count}` : ''}`),
      element('table', {}, ...path.segments.map((segment) => element('tr', {},
        element('td', { class: 'number' }, duration(segment.end - segment.start)),
        element('td', {}, swatch(segment.kind),
          link(`${segment.name} ${this.#meta.kinds[segment.kind]}`, () => this.#go.segment(segment)),
          segment.site ? ` in ${segment.site}` : '')))),
      !path.whole && element('p', { class: 'note' }, 'It has too many steps: its end is left out.'),
    );
  }

  found(text, found) {
    const total = found.hits.reduce((sum, hits) => sum + hits.total, 0);
    show(
      element('h2', {}, `${total.toLocaleString('en')} found for “${text}”`),
      ...found.hits.filter((hits) => hits.total > 0).flatMap((hits) => [
        element('h3', {}, `${hits.total.toLocaleString('en')} ${TITLES[hits.sort]}`
          + (hits.total > hits.hits.length ? `, the first ${hits.hits.length}` : '')),
        element('table', {}, ...hits.hits.map((hit) => element('tr', {},
          element('td', {}, link(hit.name, () => this.#go.hit(hit, hits.sort))),
          element('td', { class: 'number' }, hit.count > 0 ? `${hit.count.toLocaleString('en')}×`
            : duration(hit.end - hit.start))))),
      ]),
    );
  }
}

/** The page of the comparison, with a time of this trace. */
function comparedTime({ page, later }, { from, to }) {
  const names = later ? ['afterFrom', 'afterTo'] : ['from', 'to'];
  return `${page}#${new URLSearchParams({ [names[0]]: Math.floor(from), [names[1]]: Math.ceil(to) })}`;
}

const TITLES = {
  threads: 'threads', tasks: 'tasks, the slowest first', classes: 'classes that threads waited for',
  methods: 'methods that they waited in', regions: 'names of regions, the longest of each',
};

/** The innermost frame that is not the JDK's. */
function telling(frames) {
  return frames.find((frame) => !/^(java|javax|jdk|sun)\./.test(frame)) ?? frames[0] ?? '';
}
