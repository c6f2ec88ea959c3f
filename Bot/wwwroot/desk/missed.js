// What changed while the server or the network was away: told at the top until it has been looked at, and marked in the list.

const place = document.getElementById('missed');
const most = 200;
const listed = 5;

/** @param {(ticket: string) => void} openTicket */
export function missed(openTicket) {
  const unread = new Set();

  function show() {
    place.hidden = unread.size === 0;
    if (place.hidden) return place.replaceChildren();
    const words = document.createElement('span');
    words.textContent = unread.size === 1 ? 'One conversation changed while you were away:' : `${unread.size} conversations changed while you were away:`;
    const links = [...unread].slice(0, listed).map(link);
    const rest = document.createTextNode(unread.size > listed ? `and ${unread.size - listed} more` : '');
    const done = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: 'Seen' });
    done.addEventListener('click', () => forget());
    place.replaceChildren(words, ...links, rest, done);
  }

  function link(ticket) {
    const a = Object.assign(document.createElement('a'), { href: `/desk?ticket=${ticket}`, textContent: ticket });
    a.addEventListener('click', event => {
      event.preventDefault();
      openTicket(ticket);
    });
    return a;
  }

  function forget() {
    unread.clear();
    show();
    document.dispatchEvent(new Event('missed'));
  }

  return {
    /** @param {string[]} tickets */
    tell(tickets) {
      for (const ticket of tickets) if (unread.size < most) unread.add(ticket);
      show();
    },
    seen(ticket) {
      if (unread.delete(ticket)) show();
    },
    has: ticket => unread.has(ticket),
  };
}
