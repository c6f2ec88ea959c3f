// The field an agent writes in: drafts, sending, reply and note.

import { alongside } from './alongside.js';
import { canned, cannedCommands, cannedUsed, openGap } from './canned.js';
import { conduct } from './conduct.js';
import { mentions } from './mentions.js';
import { notice } from './notices.js';
import { promise } from './promise.js';
import { post, tellTyping } from './server.js';
import { writing } from './writing.js';

const typingPause = 3_000;

export function composer(agent, sent) {
  const form = () => document.querySelector('form.composer');
  const ticketOf = element => element.closest('[data-ticket]').dataset.ticket;
  const modeOf = element => element.querySelector('[name=mode]:checked')?.value;

  const state = (composer, text) => { composer.querySelector('.draft-state').textContent = text; };

  const draft = writing(agent, { form, ticketOf, modeOf, state });
  const warnings = conduct(ticketOf, modeOf);

  canned(ticketOf, modeOf);
  mentions(modeOf);
  const promises = promise(ticketOf, modeOf);
  const aside = alongside(agent, ticketOf, { quote, promised: promises.choose });

  // By ticket: the id that a reply is sent under until it is known to be sent, and what somebody meant their words for.
  const [sends, meant] = [new Map(), new Map()];
  let told = 0;

  addEventListener('input', event => {
    const composer = event.target.closest?.('form.composer');
    if (!composer || event.target.name !== 'text') return;
    if (!composer.text.value.trim() && composer.canned) composer.canned.value = '';
    if (!composer.text.value.trim()) meant.delete(ticketOf(composer));
    else if (!meant.has(ticketOf(composer))) meant.set(ticketOf(composer), modeOf(composer));
    draft.keep(composer);
    if (modeOf(composer) !== 'reply' || !composer.text.value.trim() || Date.now() - told < typingPause) return;
    told = Date.now();
    tellTyping(ticketOf(composer));
  });

  document.addEventListener('submit', event => {
    if (!event.target.matches('form.composer')) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  document.addEventListener('change', event => {
    if (event.target.matches('form.composer [name=files]')) showFiles(event.target.form);
    if (!event.target.matches('form.composer [name=mode]')) return;
    meant.set(ticketOf(event.target.form), modeOf(event.target.form));
    draft.keep(event.target.form);
  });

  document.addEventListener('click', event => {
    const [answer, stop] = [event.target.closest('[data-answers]'), event.target.closest('.stop-answering')];
    const composer = answer ? form() : stop?.form;
    if (!composer) return;
    quote(composer, answer?.dataset.answers ?? '');
    composer.text.focus();
  });

  function quote(composer, position) {
    const line = position && document.querySelector(`#transcript [data-answers="${position}"]`)?.closest('.line');
    composer.answers.value = position;
    composer.answers.dispatchEvent(new Event('change', { bubbles: true }));
    const shown = composer.querySelector('.answering');
    shown.hidden = !position;
    shown.querySelector('.what').textContent = line ? line.querySelector('.text')?.textContent ?? '' : '';
  }

  // A form that becomes one for replies has fields that were not there before.
  const begun = new WeakMap();

  function restore() {
    draft.restore();
    const composer = form();
    if (!composer || begun.get(composer) === composer.dataset.keep) return;
    begun.set(composer, composer.dataset.keep);
    aside.restore(composer);
    if (!composer.text.value.trim()) return;
    promises.look(composer);
    warnings.hint(composer);
  }

  function showFiles(composer) {
    const chosen = composer.querySelector('.chosen');
    if (chosen) chosen.textContent = [...composer.files.files].map(file => file.name).join(', ');
  }

  async function send(composer, by) {
    const [ticket, text, button] = [ticketOf(composer), composer.text.value, composer.querySelector('.send')];
    if ((!text.trim() && !composer.files?.files.length) || button.disabled) return composer.text.focus();
    const open = modeOf(composer) === 'reply' && openGap(composer.text);
    if (open) return notice(`${open} is still open. Fill it in, or take it out.`, { trouble: true });
    if (modeOf(composer) === 'note' && meant.get(ticket) === 'reply') {
      meant.set(ticket, 'note');
      return notice('This was begun as a reply, and the ticket is not yours any more. Send it once more to keep it as a note.', { trouble: true });
    }
    button.disabled = true;
    state(composer, 'Sending…');
    await draft.ready(composer);
    const data = new FormData(composer, by);
    data.set('send', idOf(ticket));
    let warned = false;
    const problem = await post(composer, data, findings => { warned = true; warnings.held(composer, findings); }).catch(() => 'The server did not answer. Look at the conversation before you send it again. Your draft is kept.');
    button.disabled = false;
    state(composer, problem ? 'Not sent' : '');
    if (warned) return;
    if (problem) return notice(problem, { trouble: true });
    sends.delete(ticket);
    meant.delete(ticket);
    warnings.done(composer);
    draft.done(composer);
    promises.done(composer);
    if (composer.files) composer.files.value = '';
    if (composer.canned) composer.canned.value = '';
    cannedUsed();
    showFiles(composer);
    quote(composer, '');
    aside.done(composer);
    // Somebody may have gone on typing meanwhile.
    composer.text.value = composer.text.value === text ? '' : composer.text.value;
    draft.keep(composer);
    composer.text.focus();
    sent(ticket);
  }

  // The same words and files sent again after a lost answer are the same reply.
  function idOf(ticket) {
    if (!sends.has(ticket)) sends.set(ticket, crypto.getRandomValues(new Uint32Array(4)).join('-'));
    return sends.get(ticket);
  }

  // While a ticket is read, what could be said in it is looked up.
  document.addEventListener('focusin', event => event.target.matches?.('form.composer textarea') && cannedCommands());

  return {
    /** Puts back what was begun, once a conversation is shown. */
    restore,
    /** A draft in a ticket, a colleague's or one's own on another device, is another one. */
    drafted: draft.look,
    /** The server is there again: it gets what it missed. */
    back: draft.unsaved,
    write(mode) {
      const composer = form();
      const choice = composer?.querySelector(`[name=mode][value=${mode}]`);
      if (!choice) return false;
      choice.checked = true;
      composer.text.focus();
      // Whoever comes back to a draft goes on at its end.
      if (composer.text.selectionEnd === 0) composer.text.setSelectionRange(composer.text.value.length, composer.text.value.length);
      return true;
    },
    submit: () => form()?.requestSubmit(),
  };
}
