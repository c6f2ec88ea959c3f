// Brings the desk to life: without this file everything still works by links and forms.

import { refreshAlarms } from './alarms.js';
import { bell } from './bell.js';
import { cannedCommands } from './canned.js';
import { composer } from './composer.js';
import { conversation } from './conversation.js';
import { keys } from './keys.js';
import { listen } from './live.js';
import { announce, notice } from './notices.js';
import { palette } from './palette.js';
import { presence } from './presence.js';
import { queue } from './queue.js';
import { readings } from './readings.js';
import { startTimes } from './times.js';
import './theme.js';
import { typing } from './typing.js';

const app = document.getElementById('app');
const connection = document.getElementById('connection');
const agent = Number(app.dataset.agent);
document.documentElement.classList.add('js');
startTimes(Number(app.dataset.now));

const write = composer(agent, () => talk.refresh());
const talk = conversation({
  opened(ticket) {
    list.mark(ticket);
    forYou.seen(ticket);
    write.restore();
  },
  refreshed: () => write.restore(),
  acted(act, done) {
    list.refresh();
    if (done && act === 'claim') write.write('reply');
  },
});
const list = queue(ticket => talk.open(ticket));
const forYou = bell(ticket => talk.open(ticket));
const here = presence({
  took: ticket => talk.open(ticket).then(() => { list.refresh(); write.write('reply'); }),
  handedOver: () => { list.refresh(); talk.refresh(); },
});
write.restore();
if (talk.ticket()) forYou.seen(talk.ticket());
readings(() => talk.refresh());
const acts = {
  down: () => list.go(1),
  up: () => list.go(-1),
  filter: () => list.find(),
  claim,
  reply: () => write.write('reply'),
  note: () => write.write('note'),
  send: () => write.submit(),
  leave: () => talk.ticket() && talk.close(),
  'for-you': () => forYou.open(),
};
for (const name of ['waiting', 'mine', 'team', 'bot', 'resolved', 'following']) acts[name] = () => list.show(name);
const perform = keys(acts);
acts.palette = palette({ run: perform, acts, open: ticket => talk.open(ticket), more: [cannedCommands] });

// A row that is chosen but not open is opened first, so that nobody acts on what they have not seen.
async function claim() {
  const chosen = list.chosen();
  if (chosen && chosen !== talk.ticket()) await talk.open(chosen);
  talk.act('claim');
}

addEventListener('popstate', () => {
  const ticket = new URLSearchParams(location.search).get('ticket');
  if (ticket && ticket !== talk.ticket()) talk.open(ticket, { push: false });
  app.classList.toggle('has-ticket', Boolean(ticket));
  list.refresh();
});

// However much happens, the panes are fetched at most about twice a second.
const pace = 500;
let due = new Set(), timer = null, lastRun = 0;

function soon(what) {
  due.add(what);
  timer ??= setTimeout(run, Math.max(0, lastRun + pace - Date.now()));
}

async function run() {
  const now = due;
  [due, lastRun] = [new Set(), Date.now()];
  try {
    await Promise.all([now.has('list') && list.refresh(), now.has('list') && refreshAlarms(), now.has('talk') && talk.refresh()]);
  } catch {
    // The stream will say when the server is back, and what changed.
    for (const what of now) due.add(what);
  }
  lastRun = Date.now();
  timer = null;
  if (due.size > 0) timer = setTimeout(run, 3_000);
}

const words = { live: 'Live', lost: 'Reconnecting…', out: 'Signed out' };

function show(state) {
  connection.dataset.state = state;
  connection.lastElementChild.textContent = words[state];
}

listen({ sequence: Number(app.dataset.sequence), noticed: Number(app.dataset.notice) }, {
  changed(change) {
    soon('list');
    if (change.number === talk.ticket() || !talk.ticket()) soon('talk');
    else if (change.owner === agent && change.state === 'claimed' && change.last === 'customer') announce(`New message in ${change.number}`);
    if (change.state === 'waiting' && change.last !== 'note') announce(`${change.number} is waiting`);
  },
  typing,
  notice(told) {
    here.refresh();
    notice(`${told.ticket}: ${told.words}`, { link: { href: `/desk?ticket=${told.ticket}`, text: 'Open' } });
    if (told.ticket === talk.ticket() && document.hasFocus()) forYou.seen(told.ticket);
  },
  unseen: number => forYou.show(number),
  state(state, missed) {
    show(state);
    if (state !== 'live') return;
    if (missed > 0) notice(missed === 1 ? 'Back online. One conversation changed meanwhile.' : `Back online. ${missed} conversations changed meanwhile.`);
    soon('list');
    soon('talk');
  },
  signedOut() {
    show('out');
    notice('You were signed out. Your drafts are kept.', { trouble: true, link: { href: `/login?next=${encodeURIComponent(location.pathname + location.search)}`, text: 'Sign in again' } });
  },
});
