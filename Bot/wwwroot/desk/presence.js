// How this agent is at the desk: said at the top, noticed by what they do, and work asked for or handed over.

import { fragment, morph } from './morph.js';
import { notice } from './notices.js';
import { ask, part, tellActive } from './server.js';

const place = document.getElementById('presence');
const noticed = 60_000;
const looked = 60_000;

export function presence({ took, handedOver }) {
  let told = Date.now();

  async function refresh() {
    const html = await part('/desk/presence').catch(() => null);
    if (html !== null) morph(place, fragment(html));
  }

  /** Posts a form; what the server says of it, or null when it was refused. */
  async function send(form, submitter) {
    const answer = await ask(form, new FormData(form, submitter)).catch(() => ({ problem: 'That was not done: the server cannot be reached.' }));
    if (answer.problem) notice(answer.problem, { trouble: true });
    else if (answer.told) notice(answer.told);
    return answer.problem ? null : answer;
  }

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (form.matches('[data-presence-form]')) {
      event.preventDefault();
      form.closest('details')?.removeAttribute('open');
      if (await send(form, event.submitter) && form.action.endsWith('/handover')) handedOver();
      await refresh();
    } else if (form.matches('[data-next]')) {
      event.preventDefault();
      const next = await send(form, event.submitter);
      if (next) took(next.ticket);
      refresh();
    }
  }, true);

  document.addEventListener('click', event => {
    const menu = place.querySelector('details[open]');
    if (menu && !menu.contains(event.target)) menu.open = false;
  });

  // Whoever comes back after a while is shown at once that they are here again.
  async function touched() {
    const pause = Date.now() - told;
    if (pause < noticed) return;
    told = Date.now();
    await tellActive();
    refresh();
  }
  for (const sign of ['pointerdown', 'keydown', 'wheel', 'pointermove']) addEventListener(sign, touched, { passive: true });
  setInterval(() => { if (!document.hidden) refresh(); }, looked);

  return { refresh };
}
