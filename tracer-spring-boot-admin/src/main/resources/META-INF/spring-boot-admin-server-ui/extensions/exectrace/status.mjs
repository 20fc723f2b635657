/** What the tracing runtime of the instance does. */

import { facts, panel } from './elements.mjs';
import { bytes, time } from './format.mjs';

const LEVELS = {
  FULL: 'full: platform and virtual threads',
  PARTIAL: 'partial: some of the agent\'s hooks do not fit this JDK',
  JDK: 'the JDK\'s own events only: no scheduling of virtual threads',
};

const AGENTS = {
  NOT_ATTACHED: 'not attached: the first capture attaches it, which takes a second or two',
  INSTALLED: 'installed',
  UNAVAILABLE: 'unavailable',
};

export function statusPanel(status) {
  if (!status) {
    return null;
  }
  const { agent, level, capture, flightRecorder } = status;
  const rows = [['Agent', AGENTS[agent.state] ?? agent.state]];
  if (agent.detail) {
    rows.push(['', agent.detail]);
  }
  if (agent.missingHooks?.length) {
    rows.push(['Missing hooks', agent.missingHooks.join(', ')]);
  }
  rows.push(['A trace tells', level ? (LEVELS[level] ?? level) : 'known with the first capture']);
  rows.push(['Running capture', capture
    ? `since ${time(capture.startedAt)}, until ${time(capture.until)} at the latest, ${bytes(capture.bytes)}` : 'none']);
  rows.push(['Flight recorder', flightRecorder
    ? `on, ${bytes(flightRecorder.bytes)} of the recent past` : 'off; exectrace.flight-recorder.enabled=true starts it']);
  return panel('Status', 'exectrace-status', facts(rows));
}
