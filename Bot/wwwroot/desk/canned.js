// Canned replies, articles and the own signature behind a slash, filled for the customer of the open ticket.

import { completion } from './completion.js';
import { notice } from './notices.js';
import { cannedFor } from './server.js';

const gap = /⟨[^⟨⟩\n]*⟩/u;
const kinds = { article: 'article', signature: 'signature' };
const fresh = 20_000;
const kept = { ticket: null, at: 0, items: null, known: [] };

export function canned(ticketOf, modeOf) {
  completion({
    sign: '/',
    label: 'Canned replies',
    none: 'Nothing begins like this.',
    applies: composer => modeOf(composer) === 'reply',
    find: async (composer, word) => found(await items(ticketOf(composer)), word),
    draw,
    take,
  });
}

/** What could be said in this ticket; asked for once, and anew when something was sent. */
export async function items(ticket) {
  if (kept.ticket !== ticket || Date.now() - kept.at > fresh) Object.assign(kept, { ticket, at: Date.now(), known: [], items: cannedFor(ticket) });
  return await kept.items;
}

/** The same for the palette, as far as it is known by now. */
export function cannedCommands() {
  const composer = document.querySelector('form.composer');
  if (!composer?.querySelector('[name=mode][value=reply]')) return [];
  const ticket = composer.closest('[data-ticket]').dataset.ticket;
  items(ticket).then(all => { if (kept.ticket === ticket) kept.known = all; }, () => { kept.ticket = null; });
  return (kept.ticket === ticket ? kept.known : []).map(item => ({ words: `Insert: ${item.name}`, hint: `/${item.shortcut}`, run: () => insert(composer, item) }));
}

function insert(composer, item) {
  composer.querySelector('[name=mode][value=reply]').checked = true;
  take(composer, item);
}

/** Somebody was answered: what they read is not offered to them again. */
export function cannedUsed() {
  kept.ticket = null;
}

/** Selects what is still open in the text; null when nothing is. */
export function openGap(field) {
  const match = gap.exec(field.value);
  if (!match) return null;
  field.focus();
  field.setSelectionRange(match.index, match.index + match[0].length);
  return match[0];
}

/** Puts a canned reply in place of a piece of the text. */
export function take(composer, item, from = composer.text.selectionStart, to = composer.text.selectionEnd) {
  composer.text.setRangeText(item.text, from, to, 'end');
  if (item.canned) composer.canned.value = [...composer.canned.value.split(',').filter(Boolean), item.canned].join(',');
  if (item.usedUp) notice('This customer has read every wording of it. Write it in other words.');
  composer.text.focus();
  openGap(composer.text);
  composer.text.dispatchEvent(new Event('input', { bubbles: true }));
}

// First what begins like the word, then what has it in its name, then what says it.
function found(all, word) {
  const ranks = [item => item.shortcut.startsWith(word), item => item.name.toLowerCase().includes(word), item => item.text.toLowerCase().includes(word)];
  return all.map(item => ({ item, rank: ranks.findIndex(fits => fits(item)) })).filter(one => one.rank >= 0).sort((a, b) => a.rank - b.rank).map(one => one.item);
}

function draw(item) {
  const [key, name, kind, words] = ['key', 'name', 'kind', 'words'].map(className => Object.assign(document.createElement('span'), { className }));
  key.textContent = `/${item.shortcut}`;
  name.textContent = item.name;
  kind.textContent = item.usedUp ? 'every wording read' : kinds[item.kind] ?? '';
  words.dir = 'auto';
  words.append(...item.text.split(/(⟨[^⟨⟩\n]*⟩)/u).map(piece => gap.test(piece) ? Object.assign(document.createElement('mark'), { textContent: piece }) : piece));
  return [key, name, kind, words];
}
