/** Asks the server. */

async function ask(path, parameters) {
  const query = new URLSearchParams(parameters);
  const response = await fetch(`api/${path}?${query}`);
  if (!response.ok) {
    throw new Error((await response.text()).trim());
  }
  return response;
}

export async function json(path, parameters = {}) {
  return (await ask(path, parameters)).json();
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
