/** Asks the server. */

import { goToStart, goToWhole } from './early.js';

async function ask(path, parameters) {
  const query = new URLSearchParams(parameters);
  const response = await fetch(`api/${path}?${query}`).catch(() => {
    throw new Error('The viewer does not answer. Has the command been ended?');
  });
  if (response.status !== 200) {
    throw Object.assign(new Error((await response.text()).trim()), { status: response.status, response });
  }
  return response;
}

/** Asks until the trace has been read, and tells how far that is. */
export async function ready(path, progress) {
  for (;;) {
    try {
      return await json(path);
    } catch (error) {
      if (error.status === 410) {
        goToWhole();
      } else if (error.status !== 202) {
        throw error;
      } else if (goToStart(error.response)) {
        await new Promise(() => {});
      }
      progress(error.message);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export async function json(path, parameters = {}) {
  return (await ask(path, parameters)).json();
}

/** How far the taking of another trace is, null where none is taken. */
export async function captureProgress() {
  const response = await fetch('api/progress');
  return response.status === 200 ? (await response.text()).trim() : null;
}

/** Has another trace taken in the place of this one; waits for it where somebody else is having one taken. */
export async function capture(progress) {
  let taking = true;
  let failed = false;
  const told = (async () => {
    for (let text = ''; taking || text !== null;) {
      text = await captureProgress();
      if (text && !failed) {
        progress(text);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })().catch(() => {});
  const response = await fetch('api/capture', { method: 'POST' }).catch(() => {
    throw new Error('The viewer does not answer. Has the command been ended?');
  }).finally(() => {
    taking = false;
  });
  if (response.status === 409) {
    await told;
  } else if (response.status !== 200) {
    failed = true;
    throw new Error((await response.text()).trim());
  }
}

export async function doubles(path, parameters) {
  return new Float64Array(await (await ask(path, parameters)).arrayBuffer());
}

/** Numbers as the server reads them: 1,4,7-9. */
export function ranges(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const parts = [];
  for (let i = 0; i < sorted.length;) {
    let to = i;
    while (to + 1 < sorted.length && sorted[to + 1] === sorted[to] + 1) {
      to++;
    }
    parts.push(to > i ? `${sorted[i]}-${sorted[to]}` : `${sorted[i]}`);
    i = to + 1;
  }
  return parts.join(',');
}
