// Hears of every change as it happens. After a lost connection the server tells what was missed.

const quiet = 40_000;

/**
 * @param {{sequence: number, noticed: number}} from what the page is up to date with
 * @param {{changed: (change: object) => void, typing: (ticket: string, agent?: string) => void, draft: (ticket: string) => void, notice: (notice: object) => void, unseen: (number: number) => void, state: (state: string, missed: string[]) => void, signedOut: () => void}} on
 */
export function listen({ sequence, noticed }, on) {
  let source, watchdog, retry = 1_000, wasLive = false;
  // What is told between coming back and having caught up happened before.
  const missed = new Set();
  let isComingBack = false;

  function connect() {
    source = new EventSource(`/api/events?after=${sequence}&notices=${noticed}&again=${wasLive}`);
    source.addEventListener('hello', hello);
    source.addEventListener('caughtup', caughtUp);
    source.addEventListener('ping', alive);
    source.addEventListener('changed', changed);
    source.addEventListener('typing', typing);
    source.addEventListener('draft', draft);
    source.addEventListener('notice', notice);
    source.addEventListener('unseen', unseen);
    source.onerror = lost;
    alive();
  }

  function hello(event) {
    // Another store, or an older copy of this one: what is shown may be wrong.
    if (Number(event.lastEventId) < sequence) return location.reload();
    alive();
    retry = 1_000;
  }

  function caughtUp() {
    alive();
    on.state('live', wasLive ? [...missed] : []);
    wasLive = true;
    missed.clear();
    isComingBack = false;
  }

  function changed(event) {
    alive();
    sequence = Number(event.lastEventId);
    const change = JSON.parse(event.data);
    if (isComingBack) missed.add(change.number);
    on.changed(change);
  }

  function typing(event) {
    alive();
    const { ticket, agent } = JSON.parse(event.data);
    on.typing(ticket, agent);
  }

  function draft(event) {
    alive();
    on.draft(JSON.parse(event.data).ticket);
  }

  // After a cut the browser asks as it did at first, so what is known already may be told again.
  function notice(event) {
    alive();
    const told = JSON.parse(event.data);
    if (told.id <= noticed) return;
    noticed = told.id;
    on.notice(told);
  }

  function unseen(event) {
    alive();
    on.unseen(JSON.parse(event.data).number);
  }

  function lost() {
    if (wasLive && !isComingBack) on.state('lost', []);
    // Cut again before all was told: what was told by then is missed too.
    if (!isComingBack) missed.clear();
    isComingBack = wasLive;
    // The browser tries again by itself after a cut, but never after a refusal.
    if (source.readyState === EventSource.CLOSED) again();
  }

  async function again() {
    clearTimeout(watchdog);
    const answer = await fetch('/api/session', { headers: { 'X-Desk': '1' } }).catch(() => null);
    if (answer?.status === 401) return on.signedOut();
    setTimeout(connect, retry);
    retry = Math.min(retry * 2, 15_000);
  }

  // A connection can die without a word; the server says something every 15 s.
  function alive() {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      source.close();
      lost();
    }, quiet);
  }

  addEventListener('online', () => {
    if (source.readyState === EventSource.OPEN) return;
    source.close();
    clearTimeout(watchdog);
    connect();
  });
  addEventListener('signedout', () => {
    source.close();
    clearTimeout(watchdog);
    on.signedOut();
  }, { once: true });
  connect();
}
