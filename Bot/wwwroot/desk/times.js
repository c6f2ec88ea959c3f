// Words times as people say them, and keeps them true while the page stays open.

const minute = 60_000, hour = 60 * minute, day = 24 * hour;
const clock = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat([], { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
let offset = 0;

/** The server's clock decides, however wrong this computer's is. */
export function startTimes(serverNow) {
  offset = serverNow - Date.now();
  setInterval(() => showTimes(document), 15_000);
  document.addEventListener('visibilitychange', () => document.hidden || showTimes(document));
  showTimes(document);
}

export function showTimes(root) {
  const now = Date.now() + offset;
  for (const time of root.querySelectorAll('time[data-as]')) {
    const at = Date.parse(time.dateTime);
    const text = words[time.dataset.as](at, now);
    if (time.textContent !== text) time.textContent = text;
    time.dataset.shown = time.dateTime;
    time.title ||= full.format(at);
    time.toggleAttribute('data-long', time.dataset.as === 'age' && now - at > 10 * minute && now - at < day);
    time.toggleAttribute('data-late', time.dataset.as === 'due' && at < now);
  }
}

const words = {
  age: (at, now) => now - at < minute ? 'now' : now - at < day ? span(now - at) : date.format(at),
  clock: at => clock.format(at),
  full: at => full.format(at),
  day: (at, now) => sameDay(at, now) ? 'Today' : sameDay(at, now - day) ? 'Yesterday' : date.format(at),
  due: (at, now) => at >= now ? `in ${span(at - now)}` : `${span(now - at)} late`,
};

function span(ms) {
  if (ms < hour) return `${Math.max(1, Math.floor(ms / minute))} min`;
  if (ms < day) return `${Math.floor(ms / hour)} h ${Math.floor(ms % hour / minute)} min`;
  return `${Math.floor(ms / day)} d`;
}

function sameDay(a, b) {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
