// The chat on a site: <script type="module" src="https://chat.example/chat/widget.js" data-title="..." data-language="pl" data-open></script>
// data-title     the heading of the window
// data-language  en, ru or pl; otherwise the browser's language
// data-open      opens the window at once
// data-identity  a token the site signed for its customer (HS256; sub, name, exp)
// An element with the attribute data-chat-open anywhere on the page opens the window when clicked.
import { Line } from './line.js';
import { Memory } from './memory.js';
import { Outbox } from './outbox.js';
import { Panel } from './panel.js';
import { textsFor } from './texts.js';

const script = [...document.querySelectorAll('script[src]')].find(tag => tag.src === import.meta.url);
const settings = script?.dataset ?? {};
const server = new URL('..', import.meta.url).origin;
const memory = new Memory(`supportbot ${server}`);
const texts = textsFor(settings.language);

const line = new Line({
  server,
  memory,
  identity: settings.identity,
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
  post: message => line.post(message),
  changed: message => panel.show(message),
});

const panel = new Panel({
  texts,
  memory,
  title: settings.title || texts.title,
  send: message => {
    outbox.add(message);
    line.start();
  },
  retry: id => outbox.retry(id),
});

document.body.append(panel.host);
document.addEventListener('click', event => {
  if (event.target.closest?.('[data-chat-open]')) panel.open();
});
outbox.restore();
// Somebody who has never written is not connected: looking at a page leaves nothing behind on the server.
if (memory.get('conversation') || outbox.hasWaiting) line.start();
if ('open' in settings && settings.open !== 'false') panel.open();
