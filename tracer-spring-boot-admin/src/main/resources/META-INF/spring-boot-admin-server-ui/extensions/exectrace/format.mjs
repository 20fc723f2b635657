/** Quantities as people read them. */

export function bytes(count) {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

export function seconds(value) {
  return `${Number(value.toFixed(1))} s`;
}

export function time(instant) {
  return new Date(instant).toLocaleString();
}
