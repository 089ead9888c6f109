// Building pages without markup in strings: what the database says is always text, never tags.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'width%') node.style.width = `${value}%`;
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(9)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** An element of HTML. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of SVG. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Why there is nothing to see, and what to do about it. */
export function empty(why, what) {
  return h('p', { class: 'empty' }, h('strong', {}, why), what);
}

const SIGNS = { OK: '●', WARN: '▲', WARNING: '▲', CRITICAL: '■', UNKNOWN: '?', FIRING: '■', RESOLVED: '●' };

/** A state by sign, word and colour, so that none of them is needed alone. */
export function state(name) {
  return h('span', { class: `state ${name}` }, h('span', { 'aria-hidden': 'true' }, `${SIGNS[name] || '·'} `), name);
}

/** A share of 0..1 as a bar with its figure. */
export function bar(value, kind, text) {
  if (value === null || value === undefined) return h('span', { class: 'quiet' }, '– not known');
  const percent = Math.max(0, Math.min(100, value * 100));
  return h('span', { class: 'measure' }, h('span', { class: `bar ${kind || ''}`, 'aria-hidden': 'true' }, h('i', { 'width%': percent })), text);
}

/** A card; what its loader gives is shown in it, now and whenever it is refreshed. */
export function card(title, about, size, load) {
  const body = h('div', { 'aria-busy': 'true' }, h('p', { class: 'quiet' }, 'Asking…'));
  const id = `card-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const node = h('section', { class: `card ${size || ''}`, 'aria-labelledby': id },
    h('header', {}, h('h2', { id }, title), about && h('p', {}, about)), body);
  node.refresh = async () => {
    let made;
    try {
      made = [await load()].flat(9).filter(Boolean);
    } catch (e) {
      made = [h('p', { class: 'error', role: 'alert' }, e.message)];
    }
    show(body, made);
    body.removeAttribute('aria-busy');
  };
  return node;
}

/** Replaces what a body shows; who was there with the keyboard stays there. */
function show(body, made) {
  const focused = body.contains(document.activeElement) && document.activeElement.dataset.key;
  const open = [...body.querySelectorAll('details')].map(each => each.open);
  const scrolled = [...body.querySelectorAll('.tall')].map(each => each.scrollTop);
  body.replaceChildren(...made);
  body.querySelectorAll('details').forEach((each, i) => { each.open = open[i] || each.open; });
  body.querySelectorAll('.tall').forEach((each, i) => { each.scrollTop = scrolled[i] || 0; });
  if (focused) body.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}
