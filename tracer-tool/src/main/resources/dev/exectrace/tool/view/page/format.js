/** Times and numbers as people read them. */

const UNITS = [['s', 1e9], ['ms', 1e6], ['µs', 1e3], ['ns', 1]];

export function duration(nanos) {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(nanos) >= size) ?? UNITS[3];
  const value = nanos / size;
  return `${unit === 'ns' ? Math.round(value) : Number(value.toPrecision(4))} ${unit}`;
}

/** A time on an axis whose ticks are so far apart: as many digits as tell them apart. */
export function instant(nanos, step) {
  const [unit, size] = UNITS.find(([, size]) => step >= size || Math.abs(nanos) >= size) ?? UNITS[3];
  const digits = Math.max(0, Math.min(9, Math.ceil(-Math.log10(step / size) - 1e-9)));
  return `${(nanos / size).toFixed(digits)} ${unit}`;
}

export function quantity(value, unit) {
  if (unit === 'share') {
    return `${Math.round(value * 100)}%`;
  }
  if (unit === 'bytes') {
    return value >= 2 ** 30 ? `${(value / 2 ** 30).toFixed(2)} GiB` : `${Math.round(value / 2 ** 20)} MiB`;
  }
  return Number.isInteger(value) ? String(value) : value.toPrecision(3);
}

export function percent(share) {
  return share > 0 && share < 0.001 ? '<0.1%' : `${(share * 100).toFixed(1)}%`;
}
