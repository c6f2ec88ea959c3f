// Brings the desk to life: without this file everything still works by links and forms.

import { refreshAlarms } from './alarms.js';
import { bell } from './bell.js';
import { cannedCommands } from './canned.js';
import { composer } from './composer.js';
import { conversation } from './conversation.js';
import { happenings } from './happenings.js';
import { keys } from './keys.js';
import { listen } from './live.js';
import { missed } from './missed.js';
import { announce, notice } from './notices.js';
import { paced } from './pace.js';
import { palette } from './palette.js';
import { keepPlace } from './place.js';
import { presence } from './presence.js';
import { queue } from './queue.js';
import { readings } from './readings.js';
import { rules } from './rules.js';
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
    away.seen(ticket);
    list.markUnread();
    write.restore();
  },
  refreshed: () => write.restore(),
  acted(act, done) {
    list.refresh();
    if (!done || act !== 'claim') return;
    write.write('reply');
    here.refresh();
  },
});
const away = missed(ticket => talk.open(ticket));
const list = queue(ticket => talk.open(ticket), ticket => away.has(ticket));
const notify = rules(agent, ticket => talk.open(ticket));
const happened = happenings(agent, Number(app.dataset.now), (kind, ticket, words) => {
  announce(words);
  notify.tell(kind, ticket, words, ticket === talk.ticket());
});
document.addEventListener('missed', () => list.markUnread());
const forYou = bell(ticket => talk.open(ticket));
const here = presence({
  took: ticket => talk.open(ticket).then(() => { list.refresh(); write.write('reply'); }),
  handedOver: () => { list.refresh(); talk.refresh(); },
});
write.restore();
keepPlace(() => talk.ticket());
if (talk.ticket()) forYou.seen(talk.ticket());
readings(() => talk.refresh());
const acts = {
  down: () => list.go(1),
  up: () => list.go(-1),
  filter: () => list.find(),
  claim,
  reply: () => write.write('reply'),
  note: () => write.write('note'),
  send,
  leave: () => talk.ticket() && talk.close(),
  'for-you': () => forYou.open(),
  notifications: () => notify.open(),
};
for (const name of ['waiting', 'mine', 'team', 'bot', 'resolved', 'following']) acts[name] = () => list.show(name);
const perform = keys(acts);
acts.palette = palette({ run: perform, acts, open: ticket => talk.open(ticket), more: [cannedCommands] });

// In the form of an act it is that form which is sent.
function send() {
  const form = document.activeElement.closest('form[data-act]');
  if (form) form.requestSubmit();
  else write.submit();
}

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

// However much happens: the open conversation is brought up to date at once, the list about twice a second.
const soonTalk = paced(() => talk.refresh(), 100);
const soonList = paced(() => Promise.all([list.refresh(), refreshAlarms()]), 500);

const words = { live: 'Live', lost: 'Reconnecting…', out: 'Signed out' };

function show(state) {
  connection.dataset.state = state;
  connection.lastElementChild.textContent = words[state];
}

listen({ sequence: Number(app.dataset.sequence), noticed: Number(app.dataset.notice) }, {
  changed(change) {
    soonList();
    if (change.number === talk.ticket() || !talk.ticket()) soonTalk();
    happened(change);
  },
  typing,
  draft: ticket => write.drafted(ticket),
  notice(told) {
    here.refresh();
    notice(`${told.ticket}: ${told.words}`, { link: { href: `/desk?ticket=${told.ticket}`, text: 'Open' } });
    notify.tell(told.kind, told.ticket, told.words, told.ticket === talk.ticket());
    if (told.ticket === talk.ticket() && document.hasFocus()) forYou.seen(told.ticket);
  },
  unseen: number => forYou.show(number),
  state(state, changed) {
    show(state);
    if (state === 'lost') talk.goAway();
    if (state !== 'live') return;
    write.back();
    if (changed.length > 0) notice('Back online.');
    away.tell(changed.filter(ticket => ticket !== talk.ticket()));
    soonList();
    soonTalk();
  },
  signedOut() {
    show('out');
    notice('You were signed out. Your drafts are kept.', { trouble: true, link: { href: `/login?next=${encodeURIComponent(location.pathname + location.search)}`, text: 'Sign in again' } });
  },
});
