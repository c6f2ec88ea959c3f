// What somebody began to write, kept in this browser at once, per ticket and agent, until it is sent.
// A record: {text, mode, canned, at, base: the version on the server it goes on from, synced: the server has it, other: words from another device}.

const oldest = 14 * 24 * 60 * 60_000;

export function drafts(agent) {
  const prefix = `draft:${agent}:`;
  const name = ticket => prefix + ticket;
  const read = ticket => JSON.parse(localStorage.getItem(name(ticket)) ?? 'null');
  const tickets = () => Object.keys(localStorage).filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length));
  for (const ticket of tickets()) if (Date.now() - (read(ticket)?.at ?? 0) > oldest) localStorage.removeItem(name(ticket));
  return {
    read,
    write: (ticket, record) => localStorage.setItem(name(ticket), JSON.stringify(record)),
    forget: ticket => localStorage.removeItem(name(ticket)),
    /** The tickets whose newest words the server does not have. */
    unsaved: () => tickets().filter(ticket => !read(ticket).synced),
  };
}
