// Decides what stands in the field when this browser and the server know different drafts: the newest words win, and what is not shown is offered.

/**
 * @param {object|null} local what this browser kept
 * @param {object|null} server what stands on the server
 * @returns {{shown: object|null, other: object|null}} what stands in the field, and words from another device beside it
 */
export function settle(local, server) {
  if (!local) return { shown: server && taken(server), other: null };
  const mine = { shown: local, other: local.other ?? null };
  // An answer from before our own last change.
  if (server && server.version < (local.base ?? 0)) return mine;
  if (local.synced) {
    if (!server) return { shown: null, other: mine.other };
    return server.version === local.base ? mine : { shown: taken(server), other: mine.other };
  }
  if (!server) return { ...mine, shown: { ...local, base: 0 } };
  if (server.version === local.base) return mine;
  if (server.text === local.text || !local.text.trim()) return { shown: taken(server), other: mine.other };
  return local.at >= server.at
    ? { shown: { ...local, base: server.version }, other: { text: server.text, mode: server.mode, at: server.at } }
    : { shown: taken(server), other: { text: local.text, mode: local.mode, at: local.at } };
}

const taken = server => ({ text: server.text, mode: server.mode, canned: server.canned ?? '', at: server.at, base: server.version, synced: true });
