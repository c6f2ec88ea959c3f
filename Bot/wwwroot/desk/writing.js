// The draft of the open ticket: what stands in the field, in this browser and on the server is kept the same.

import { settle } from './draftmerge.js';
import { drafts } from './drafts.js';
import { draftsync } from './draftsync.js';
import { fragment, morph } from './morph.js';
import { showOther } from './otherdraft.js';
import { part, readOwnDraft } from './server.js';
import { showTimes } from './times.js';

const pace = 1_000;

export function writing(agent, { form, ticketOf, modeOf, state }) {
  const kept = drafts(agent);
  // By ticket: the version that was sent, and what this window wrote last.
  const [sent, mine] = [new Map(), new Map()];
  const sync = draftsync(kept, { saved, changed });

  function here(ticket) {
    const composer = form();
    return composer && ticketOf(composer) === ticket ? composer : null;
  }

  function saved(ticket) {
    const composer = here(ticket);
    if (composer && composer.text.value.trim()) state(composer, 'Draft saved');
  }

  // On another device it was written on, sent or thrown away.
  function changed(ticket, server) {
    const local = kept.read(ticket);
    if (!local) return;
    const { shown, other } = settle(local, server);
    if (shown) kept.write(ticket, { ...shown, other });
    const composer = here(ticket);
    if (composer) put(composer, shown, other);
    if (shown && !shown.synced) sync.later(ticket);
  }

  function put(composer, draft, other) {
    mine.set(ticketOf(composer), draft?.text ?? '');
    if (draft && composer.text.value !== draft.text) composer.text.value = draft.text;
    const mode = draft && composer.querySelector(`[name=mode][value=${draft.mode === 'note' ? 'note' : 'reply'}]`);
    if (mode) mode.checked = true;
    if (draft && composer.canned) composer.canned.value = draft.canned ?? '';
    showOther(composer, other);
    state(composer, draft?.text.trim() ? (draft.synced ? 'Draft saved' : 'Draft kept') : '');
  }

  function server(ticket) {
    const own = document.getElementById('my-draft');
    const version = Number(own?.dataset.version ?? 0);
    if (version <= (sent.get(ticket) ?? 0)) return null;
    return { version, text: own.textContent, mode: own.dataset.mode, canned: own.dataset.canned ?? '', at: Number(own.dataset.at) };
  }

  // What the page says of the server may be older than our last save: before words vanish from the field, the server is asked.
  async function gone(composer, ticket, local) {
    const there = await readOwnDraft(ticket).catch(() => undefined);
    const newest = kept.read(ticket);
    if (there === undefined || newest?.base !== local.base || newest.text !== local.text || !newest.synced) return;
    const { shown, other } = settle(newest, there);
    if (shown) return put(composer, shown, other);
    if (other) kept.write(ticket, { text: '', mode: local.mode, at: Date.now(), base: 0, synced: true, other });
    else kept.forget(ticket);
    if (composer.text.value === local.text) composer.text.value = '';
    put(composer, null, other);
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('.other-draft button');
    if (!button) return;
    const [composer, ticket] = [button.form, ticketOf(button.form)];
    const local = kept.read(ticket);
    if (!local?.other) return showOther(composer, null);
    const swapped = button.name === 'take' && { ...local, text: local.other.text, mode: local.other.mode, at: Date.now(), synced: false };
    const rest = swapped && local.text.trim() ? { text: local.text, mode: local.mode, at: local.at } : null;
    kept.write(ticket, { ...(swapped || local), other: rest });
    put(composer, swapped || local, rest);
    sync.later(ticket, 0);
    composer.text.focus();
  });

  let [looking, again] = [false, null];

  /** Somebody's draft in the open ticket is another one. */
  async function look(ticket) {
    if (!here(ticket) && document.querySelector('.talk')?.dataset.ticket !== ticket) return;
    if (looking) return void (again = ticket);
    looking = true;
    const html = await part(`/desk/tickets/${ticket}/drafts`).catch(() => null);
    const place = document.getElementById('drafts');
    if (html !== null && place && document.querySelector('.talk')?.dataset.ticket === ticket) {
      morph(place, fragment(html).querySelector('#drafts'));
      showTimes(place);
      restore();
    }
    setTimeout(() => {
      looking = false;
      const next = again;
      again = null;
      if (next) look(next);
    }, pace);
  }

  function restore() {
    const composer = form();
    if (!composer) return;
    const ticket = ticketOf(composer);
    const [local, there] = [kept.read(ticket), server(ticket)];
    // Under somebody's fingers nothing changes: the next save settles it.
    if (local && !local.synced && document.activeElement === composer.text && composer.text.value === local.text) return;
    const { shown, other } = settle(local, there);
    if (local && local.synced && local.text && !shown) return gone(composer, ticket, local);
    if (shown) kept.write(ticket, { ...shown, other });
    if (shown || other) put(composer, shown, other);
    if (shown && !shown.synced) sync.later(ticket);
  }

  return {
    restore,
    look,
    unsaved: () => sync.all(),
    /** Somebody types. */
    keep(composer) {
      const ticket = ticketOf(composer);
      const old = kept.read(ticket);
      const text = composer.text.value;
      if (!text.trim() && !old?.base && !old?.other) return void (kept.forget(ticket), state(composer, ''));
      // What another window of this browser wrote is not lost either.
      const theirs = old?.text.trim() && mine.has(ticket) && old.text !== mine.get(ticket) && old.text !== text ? { text: old.text, mode: old.mode, at: old.at } : null;
      mine.set(ticket, text);
      kept.write(ticket, { text, mode: modeOf(composer), canned: composer.canned?.value ?? '', at: Date.now(), base: old?.base ?? 0, synced: false, other: theirs ?? old?.other ?? null });
      if (theirs) showOther(composer, theirs);
      state(composer, text.trim() ? 'Draft kept' : '');
      sync.later(ticket);
    },
    /** It is about to be sent: from now on the server knows which draft that is. */
    async ready(composer) {
      const ticket = ticketOf(composer);
      await sync.rest(ticket);
      composer.draft.value = kept.read(ticket)?.base ?? 0;
    },
    /** It is sent. */
    done(composer) {
      const ticket = ticketOf(composer);
      const old = kept.read(ticket);
      sent.set(ticket, Math.max(sent.get(ticket) ?? 0, Number(composer.draft.value)));
      mine.delete(ticket);
      if (old?.other) kept.write(ticket, { text: '', mode: old.mode, at: Date.now(), base: 0, synced: true, other: old.other });
      else kept.forget(ticket);
      composer.draft.value = 0;
    },
  };
}
