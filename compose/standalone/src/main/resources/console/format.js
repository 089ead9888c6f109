// Figures for people: three significant digits, a unit, and a dash with a word where there is none.

function scaled(value, base, units) {
  let size = Math.abs(value), i = 0;
  while (size >= base && i < units.length - 1) { size /= base; i++; }
  const digits = size >= 100 || Number.isInteger(size) ? 0 : size >= 10 ? 1 : 2;
  return `${value < 0 ? '−' : ''}${size.toFixed(digits)} ${units[i]}`;
}

const none = value => value === null || value === undefined || value === '';

export const NONE = '–';
export const bits = v => none(v) ? NONE : scaled(+v, 1000, ['b/s', 'kb/s', 'Mb/s', 'Gb/s', 'Tb/s']);
export const bytes = v => none(v) ? NONE : scaled(+v, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']);
export const share = v => none(v) ? NONE : `${(+v * 100).toFixed(Math.abs(v) >= 0.1 || +v === 0 ? 1 : 2)} %`;
export const count = v => none(v) ? NONE : (typeof v === 'string' ? v : (+v).toLocaleString('en', { maximumFractionDigits: 0 }));
export const real = v => none(v) ? NONE : (+v === 0 ? '0' : Math.abs(v) >= 1000 ? count(v) : String(+(+v).toPrecision(3)));
export const rate = v => none(v) ? NONE : `${real(v)} /s`;
export const nanos = v => none(v) ? NONE : scaled(+v, 1000, ['ns', 'µs', 'ms', 's']);
export const days = v => none(v) ? NONE : `${v} d`;
export const text = v => none(v) ? NONE : String(v);

export function lasting(seconds) {
  if (none(seconds)) return NONE;
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  if (whole < 7200) return `${Math.round(whole / 60)} min`;
  return whole < 172800 ? `${(whole / 3600).toFixed(1)} h` : `${(whole / 86400).toFixed(1)} d`;
}

/** UTC to the second, the date only where asked for. */
export function clock(at, withDate) {
  if (none(at)) return NONE;
  const iso = new Date(at).toISOString();
  return withDate ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}` : iso.slice(11, 19);
}
export const stamp = at => clock(at, true);
export const date = at => none(at) ? NONE : new Date(at).toISOString().slice(0, 10);

/** How complete a figure is; below 99 % it stands out. */
export function coverageText(values) {
  const known = values.filter(v => !none(v)).map(Number);
  if (!known.length) return 'coverage not known';
  const least = Math.min(...known);
  const unknown = values.length - known.length;
  return `coverage ${share(least)}${values.length > 1 ? ' at least' : ''}${unknown ? `, not known for ${unknown} of ${values.length}` : ''}`;
}
