/** Asks for a capture, and shows how far it is. */

import { button, panel } from './elements.mjs';
import { bytes, seconds } from './format.mjs';

const { h } = globalThis.Vue;

export function capturePanel({ length, running, capture, busy }, actions) {
  return panel('Capture', 'exectrace-capture', [
    h('form', { class: 'exectrace-form', onSubmit: (event) => { event.preventDefault(); actions.capture(); } }, [
      h('label', { for: 'exectrace-seconds' }, 'Seconds'),
      h('input', { id: 'exectrace-seconds', type: 'number', min: 0.1, step: 'any', required: true, value: length,
        list: 'exectrace-lengths', onInput: (event) => actions.length(event.target.value) }),
      h('datalist', { id: 'exectrace-lengths' }, [1, 5, 10, 30, 60].map((value) => h('option', { value }))),
      button('Capture', { id: 'exectrace-start', type: 'submit', primary: true, disabled: busy || Boolean(running) }),
      button('Stop', { id: 'exectrace-stop', disabled: !capture && !running?.seconds, onClick: actions.stop }),
    ]),
    running ? progress(running) : null,
  ]);
}

/** Shown in the part of its time that has passed; a snapshot, which has none, in what has come. */
function progress(trace) {
  const known = trace.seconds !== null;
  const passed = known ? Math.min(trace.elapsed, trace.seconds) : undefined;
  const text = known
    ? `${seconds(passed)} of ${seconds(trace.seconds)}, ${bytes(trace.bytes)} so far` : `${bytes(trace.bytes)} so far`;
  return h('div', { id: 'exectrace-progress', role: 'status' }, [
    h('progress', { max: known ? trace.seconds : undefined, value: passed, 'aria-label': 'Capture' }),
    h('span', text),
  ]);
}
