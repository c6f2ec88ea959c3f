// Tells of changes what an agent wants to hear of: their customers write, somebody new is waiting.

/** @param {(kind: string, ticket: string, words: string) => void} tell */
export function happenings(agent, now, tell) {
  // Of tickets that wait, since when; of one's own, up to which line was told. Both forget what is over.
  const waiting = new Map();
  const mine = new Map();

  return change => {
    if (change.state === 'waiting') {
      const since = Date.parse(change.waitingSince);
      const known = waiting.get(change.number) ?? now;
      waiting.set(change.number, since);
      if (since > known) tell(change.urgency === 'critical' ? 'critical' : 'waiting', change.number, `${change.number} is waiting`);
    } else {
      waiting.delete(change.number);
    }
    if (change.state !== 'claimed' || change.owner !== agent) return mine.delete(change.number);
    if (change.last === 'customer' && mine.get(change.number) !== change.position) tell('message', change.number, `New message in ${change.number}`);
    mine.set(change.number, change.position);
  };
}
