// The chat on a site: <script type="module" src="https://chat.example/chat/widget.js" data-title="..." data-language="pl"></script>
// data-title     the heading of the window
// data-language  en, ru or pl; otherwise the browser's language
// data-color     the accent, such as #2457d6
// data-greeting  the first line of an empty chat
// data-start     click (as it is without) or open: opens the window at once
// data-position  left or right; otherwise where the page's direction ends
// data-identity  a token the site signed for its customer (HS256; sub, name, exp); read anew whenever one is needed
// An element with the attribute data-chat-open anywhere on the page opens the window when clicked.
import { Line } from './line.js';
import { Memory } from './memory.js';
import { Outbox } from './outbox.js';
import { Panel } from './panel.js';
import { request } from './request.js';
import { accented, settingsOf } from './settings.js';
import { Signs } from './signs.js';
import { textsFor } from './texts.js';

const script = [...document.querySelectorAll('script[src]')].find(tag => tag.src === import.meta.url);
const settings = settingsOf(script?.dataset);
const server = new URL('..', import.meta.url).origin;
const identity = () => script?.dataset.identity || undefined;
const memory = new Memory(['supportbot', server, whoIs(identity())].filter(Boolean).join(' '));
const texts = textsFor(settings.language);
const visitor = () => memory.get('visitor') ?? {};

const line = new Line({
  server,
  memory,
  identity,
  visitor,
  locale: texts.language,
  hear: activity => {
    if (activity.from.role === 'user') outbox.forget(activity.channelData?.clientActivityID);
    panel.hear(activity);
  },
  tell: state => {
    panel.connection(state);
    if (state === 'online') outbox.flush();
  },
});

const outbox = new Outbox({
  memory,
  post: message => line.post(message, gone => panel.progress(message.id, gone)),
  changed: message => panel.show(message),
});

const panel = new Panel({
  texts,
  memory,
  title: settings.title || texts.title,
  greeting: settings.greeting || texts.greeting,
  about: () => request(`${server}/chat/about`),
  isKnown: () => identity() || memory.get('visitor') || memory.get('conversation'),
  send: message => {
    outbox.add(withContact(message));
    line.start();
  },
  retry: id => outbox.retry(id),
  signs: new Signs(activity => line.sign(activity)),
});

// Whoever signs in has a memory of their own: what one customer could not send yet is never sent as another.
function whoIs(token) {
  try {
    return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub;
  } catch {
    return undefined;
  }
}

// What was asked beforehand goes once with the first words, where people and the bot read it.
function withContact(message) {
  const { email, ...rest } = visitor();
  if (!email) return message;
  memory.set({ visitor: rest });
  return { ...message, text: `${message.text ?? ''}\n\n${texts.contact}: ${email}`.trim() };
}

for (const [name, value] of Object.entries(settings.color ? accented(settings.color) : {})) panel.host.style.setProperty(name, value);
if (settings.position) panel.host.dataset.position = settings.position;
document.body.append(panel.host);
document.addEventListener('click', event => {
  if (event.target.closest?.('[data-chat-open]')) panel.open();
});
outbox.restore();
// Somebody who has never written is not connected: looking at a page leaves nothing behind on the server.
if (memory.get('conversation') || outbox.hasWaiting) line.start();
if (settings.start === 'open') panel.open();
