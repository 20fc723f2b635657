/** Asks the server. */

async function ask(path, parameters) {
  const query = new URLSearchParams(parameters);
  const response = await fetch(`api/${path}?${query}`).catch(() => {
    throw new Error('The viewer does not answer. Has the command been ended?');
  });
  if (response.status !== 200) {
    throw Object.assign(new Error((await response.text()).trim()), { status: response.status });
  }
  return response;
}

/** Asks until the trace has been read, and tells how far that is. */
export async function ready(path, progress) {
  for (;;) {
    try {
      return await json(path);
    } catch (error) {
      if (error.status !== 202) {
        throw error;
      }
      progress(error.message);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export async function json(path, parameters = {}) {
  return (await ask(path, parameters)).json();
}

/** Has another trace taken in the place of this one. */
export async function capture() {
  const response = await fetch('api/capture', { method: 'POST' });
  if (response.status !== 200) {
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
