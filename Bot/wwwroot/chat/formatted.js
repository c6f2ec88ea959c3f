// A text with formatting, from the parts the server sends.
import { el, link, safeUrl, withLinks } from './dom.js';

const schemes = /^(https?|mailto|tel):$/;

/** What an activity says, as elements. */
export function said(activity) {
  const blocks = activity.channelData?.formatted;
  return blocks ? groups(blocks).map(element) : activity.text ? withLinks(activity.text) : [];
}

/** The same as words alone, to be read out. */
export function spoken(activity) {
  return activity.channelData?.formatted ? said(activity).map(part => part.innerText ?? part.textContent).join(' ') : activity.text;
}

// Neighbouring lines are a paragraph, neighbouring items a list.
function groups(blocks) {
  const all = [];
  for (const block of blocks) {
    const kind = block.line ? 'p' : block.lines !== undefined ? 'pre' : block.number ? 'ol' : 'ul';
    const last = all.at(-1);
    if (kind !== 'pre' && last?.kind === kind) last.blocks.push(block);
    else all.push({ kind, blocks: [block] });
  }
  return all;
}

function element({ kind, blocks }) {
  if (kind === 'pre') return el('pre', { dir: 'auto', tabindex: '0' }, el('code', {}, blocks[0].lines));
  if (kind === 'p') return el('p', {}, ...trimmed(blocks).flatMap(({ line }, i) => [i ? '\n' : null, ...parts(line)]));
  return el(kind, {}, ...blocks.map(({ item, number }) => el('li', { value: number }, ...parts(item))));
}

// Beside a list or code an empty line is space enough already.
function trimmed(lines) {
  const isFull = ({ line }) => line.length > 0;
  return lines.slice(lines.findIndex(isFull), lines.findLastIndex(isFull) + 1);
}

// No link stands inside a link.
function parts(list, say = withLinks) {
  return list.flatMap(part => {
    if (typeof part === 'string') return say(part);
    if (part.bold) return el('strong', {}, ...parts(part.bold, say));
    if (part.italic) return el('em', {}, ...parts(part.italic, say));
    if (part.code) return el('code', {}, part.code);
    const href = safeUrl(part.link, schemes);
    const label = parts(part.label, text => text);
    return href ? link(href, ...label) : label;
  });
}
