// Brings drafts to the server a moment after they were written, one save at a time for each ticket.

import { saveDraft } from './server.js';

const pause = 700;
const patience = 5_000;

/** @param {{saved: (ticket: string) => void, changed: (ticket: string, server: object|null) => void}} on what became of it: it is there, or another device has changed it */
export function draftsync(kept, on) {
  const [timers, running] = [new Map(), new Map()];

  function later(ticket, wait = pause) {
    clearTimeout(timers.get(ticket));
    timers.set(ticket, setTimeout(() => now(ticket), wait));
  }

  function now(ticket, leaving = false) {
    clearTimeout(timers.get(ticket));
    timers.delete(ticket);
    const before = running.get(ticket) ?? Promise.resolve();
    const mine = before.then(() => save(ticket, leaving)).finally(() => { if (running.get(ticket) === mine) running.delete(ticket); });
    running.set(ticket, mine);
    return mine;
  }

  async function save(ticket, leaving) {
    const draft = kept.read(ticket);
    if (!draft || draft.synced) return;
    const answer = await saveDraft(ticket, { text: draft.text, note: draft.mode === 'note', canned: draft.canned ?? '', base: draft.base ?? 0 }, leaving);
    if (!answer) return later(ticket, patience);
    if (answer.gone) return kept.forget(ticket);
    if (answer.version === undefined) return on.changed(ticket, answer.draft ?? null);
    settled(ticket, draft, answer.version);
    on.saved(ticket);
  }

  function settled(ticket, draft, version) {
    const newest = kept.read(ticket);
    if (!newest) return;
    const same = newest.text === draft.text && newest.mode === draft.mode;
    if (same && !draft.text.trim() && !newest.other) return kept.forget(ticket);
    kept.write(ticket, { ...newest, base: version, synced: same });
    if (!same) later(ticket);
  }

  // Whoever leaves takes nothing along that the server does not have.
  addEventListener('pagehide', () => { for (const ticket of timers.keys()) now(ticket, true); });

  return {
    later,
    /** What is under way is over, and nothing more is saved until somebody types. */
    async rest(ticket) {
      clearTimeout(timers.get(ticket));
      timers.delete(ticket);
      await running.get(ticket);
    },
    /** Everything that could not be saved before. */
    all: () => { for (const ticket of kept.unsaved()) if (!timers.has(ticket)) later(ticket, 0); },
  };
}
