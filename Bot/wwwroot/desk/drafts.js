// What somebody began to write, kept per ticket and agent until it is sent.

const oldest = 14 * 24 * 60 * 60_000;

export function drafts(agent) {
  const prefix = `draft:${agent}:`;
  const name = ticket => prefix + ticket;
  forgetOld(prefix);
  return {
    read: ticket => JSON.parse(localStorage.getItem(name(ticket)) ?? 'null'),
    keep(ticket, text, mode) {
      if (text.trim()) localStorage.setItem(name(ticket), JSON.stringify({ text, mode, at: Date.now() }));
      else localStorage.removeItem(name(ticket));
    },
    forget: ticket => localStorage.removeItem(name(ticket)),
  };
}

function forgetOld(prefix) {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix)) continue;
    if (Date.now() - (JSON.parse(localStorage.getItem(name))?.at ?? 0) > oldest) localStorage.removeItem(name);
  }
}
