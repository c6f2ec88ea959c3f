// Building the page. Everything a person wrote goes in as text, never as markup.

/** An element with attributes, listeners (onclick and so on) and children; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child != null));
  return element;
}

const shapes = {
  chat: 'M4 5.5h16a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-8L7 21v-3.5H4A1.5 1.5 0 0 1 2.5 16V7A1.5 1.5 0 0 1 4 5.5zM7.5 10h9M7.5 13.5h5.5',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M5.5 9l6.5 6.5L18.5 9',
  send: 'M12 19.5v-15M5.5 11 12 4.5 18.5 11',
  clip: 'M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.5-8.5a3.5 3.5 0 0 1 5 5l-8.5 8.5a1.8 1.8 0 0 1-2.5-2.5l7.7-7.7',
  lock: 'M5.5 11h13v9h-13zM8 11V8a4 4 0 0 1 8 0v3',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0',
  silent: 'M6 16.5V11a6 6 0 0 1 1-3.3M9.5 5.5A6 6 0 0 1 18 11v3M16.5 18h-12L6 16.5M10 20.5a2.2 2.2 0 0 0 4 0M4 4l16 16',
  file: 'M6 3.5h8l4.5 4.5v11a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5A1.5 1.5 0 0 1 6 3.5zM14 3.5V8h4.5',
};

// From very bad to very good: the same eyes, and a mouth that turns.
const mouths = ['M8 17q4-4 8 0', 'M8 16.5q4-2 8 0', 'M8 16h8', 'M8 15q4 2.5 8 0', 'M7.5 14.5q4.5 5 9 0'];

export function face(score) {
  return drawing(`M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19M9 9v1M15 9v1${mouths[score]}`);
}

export function icon(name) {
  return drawing(shapes[name]);
}

function drawing(shape) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shape);
  svg.append(path);
  return svg;
}

/** The text with its web addresses made clickable; everything else stays text. */
export function withLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'`]+/gi)) {
    const address = match[0].replace(/[.,;:!?)\]}…»”]+$/, '');
    const href = safeUrl(address);
    if (!href) continue;
    parts.push(text.slice(end, match.index), link(href, address));
    end = match.index + address.length;
  }
  return [...parts, text.slice(end)];
}

/** A link that opens beside the site and tells it nothing. */
export function link(href, ...label) {
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...label);
}

/** An address with one of these schemes, http and https otherwise, or nothing. */
export function safeUrl(address, schemes = /^https?:$/) {
  try {
    const url = new URL(address);
    return schemes.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
