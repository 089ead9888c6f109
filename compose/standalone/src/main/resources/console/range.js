// What time, and which capture, a page is about. It stands in the address, so that a link says it.

export const PRESETS = [['5m', 'Last 5 min', 300], ['15m', 'Last 15 min', 900], ['1h', 'Last hour', 3600],
  ['6h', 'Last 6 h', 21600], ['24h', 'Last 24 h', 86400], ['7d', 'Last 7 d', 604800], ['30d', 'Last 30 d', 2592000]];
const DEFAULT = '15m';

/** The page and its parameters as the address has them. */
export function place() {
  const [path, search] = location.hash.replace(/^#\/?/, '').split('?');
  return { page: path || 'overview', params: new URLSearchParams(search || '') };
}

export function address(page, params) {
  const text = new URLSearchParams(Object.entries(params).filter(([, v]) => v !== undefined && v !== null && v !== '')).toString();
  return `#/${page}${text ? `?${text}` : ''}`;
}

/** Of the parameters of the address, those that say the time and the capture. */
export function standing(params) {
  const kept = {};
  for (const name of ['range', 'from', 'to', 'case']) if (params.get(name)) kept[name] = params.get(name);
  return kept;
}

/** From when to when: absolute where the address says so, else back from now. */
export function range(params, now) {
  if (params.get('from') && params.get('to')) {
    return { from: new Date(params.get('from')), to: new Date(params.get('to')), live: false, caseName: params.get('case') || '' };
  }
  const preset = PRESETS.find(each => each[0] === (params.get('range') || DEFAULT)) || PRESETS[1];
  return { from: new Date(now - preset[2] * 1000), to: new Date(now), live: true, preset: preset[0], caseName: '' };
}

/** As the endpoints take it. */
export const asked = r => ({ from: r.from.toISOString(), to: r.to.toISOString(), case_name: r.caseName });

/** Length of a window that gives at most about 120 points, of those the stored windows add up to. */
export function windowSeconds(r) {
  const span = (r.to - r.from) / 1000;
  return [1, 2, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 21600, 86400].find(w => span / w <= 120) || 86400;
}
