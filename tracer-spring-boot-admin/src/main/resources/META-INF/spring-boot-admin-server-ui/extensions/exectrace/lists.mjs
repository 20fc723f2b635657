/** The traces that the Admin server keeps, and the snapshots that the instance does. */

import { actions, button, confirmed, link, panel, table } from './elements.mjs';
import { bytes, seconds, time } from './format.mjs';

const { h } = globalThis.Vue;

export function tracesPanel({ traces, shown }, on) {
  const rows = traces.map((trace) => h('tr', { key: trace.id, class: { 'is-shown': shown === trace.id } }, [
    h('td', trace.name),
    h('td', time(trace.startedAt)),
    h('td', trace.seconds === null ? 'snapshot' : seconds(trace.seconds)),
    h('td', bytes(trace.bytes)),
    h('td', trace.state === 'ARRIVING' ? 'arriving' : actions([
      trace.failure ? h('span', { class: 'exectrace-failure' }, trace.failure) : null,
      button('Summary', { onClick: () => on.summary(trace) }),
      link('Open in viewer', { href: trace.viewer, target: '_blank', rel: 'noopener' }),
      link('Download', { href: on.file(trace), download: trace.name }),
      confirmed('Delete', { onClick: () => on.deleteTrace(trace) }),
    ])),
  ]));
  return panel('Traces', 'exectrace-traces', traces.length
    ? table(['File', 'Taken', 'Asked for', 'Size', ''], rows)
    : 'None yet. The Admin server keeps the newest ones for a while, and deletes them when it ends.');
}

export function snapshotsPanel(flightRecorder, busy, on) {
  if (!flightRecorder) {
    return null;
  }
  const rows = flightRecorder.snapshots.toReversed().map((snapshot) => h('tr', { key: snapshot.id }, [
    h('td', time(snapshot.at)),
    h('td', snapshot.reason ?? snapshot.trigger.toLowerCase().replaceAll('_', ' ')),
    h('td', bytes(snapshot.bytes)),
    h('td', actions([
      button('Fetch', { disabled: busy, onClick: () => on.fetchSnapshot(snapshot) }),
      confirmed('Delete', { onClick: () => on.deleteSnapshot(snapshot) }),
    ])),
  ]));
  return panel('Snapshots of the flight recorder', 'exectrace-snapshots', rows.length
    ? table(['Taken', 'Because', 'Size', ''], rows) : 'None yet. A trigger saves one.');
}

export function summaryPanel(summary) {
  return summary ? panel('Summary', 'exectrace-summary', h('pre', { tabindex: 0 }, summary)) : null;
}
