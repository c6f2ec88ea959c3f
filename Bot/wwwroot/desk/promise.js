// Offers to keep an eye on what a reply promises: "Promise an update by 15:00? p".

import { readPromise } from './server.js';

const pause = 600;

export function promise(ticketOf, modeOf) {
  let timer = 0;

  addEventListener('input', event => {
    const composer = event.target.closest?.('form.composer');
    if (!composer || event.target.name !== 'text') return;
    clearTimeout(timer);
    timer = setTimeout(() => look(composer), pause);
  });

  document.addEventListener('click', event => {
    const offer = event.target.closest?.('form.composer [data-shortcut="promise"]');
    if (offer) take(offer.form);
  });

  // In the field itself a letter is a letter.
  document.addEventListener('keydown', event => {
    const composer = event.altKey && event.code === 'KeyP' && event.target.closest?.('form.composer');
    if (!composer || composer.querySelector('.promise-offer')?.hidden !== false) return;
    event.preventDefault();
    take(composer);
  });

  async function look(composer) {
    const text = composer.text.value;
    const found = text.trim() && modeOf(composer) === 'reply' ? await readPromise({ text, ticket: ticketOf(composer) }) : null;
    if (composer.text.value === text) show(composer, found);
  }

  function show(composer, found) {
    const place = composer.querySelector('.promise-offer');
    if (!place) return;
    const taken = composer.promise.selectedOptions[0];
    // What was taken goes with the words that said it.
    if (taken?.dataset.read !== undefined && taken.value !== found?.value) forget(composer);
    place.hidden = !found || composer.promise.value === found.value;
    if (!found) return;
    Object.assign(place.dataset, { value: found.value, words: found.words });
    place.querySelector('.when').textContent = found.words;
  }

  function take(composer) {
    const place = composer.querySelector('.promise-offer');
    forget(composer);
    const option = new Option(`By ${place.dataset.words}`, place.dataset.value, false, true);
    option.dataset.read = '';
    composer.promise.append(option);
    place.hidden = true;
    composer.querySelector('.promise-field').open = true;
    composer.text.focus();
  }

  function forget(composer) {
    composer.promise?.querySelectorAll('[data-read]').forEach(option => option.remove());
    if (composer.promise) composer.promise.value = '';
  }

  return {
    /** The reply is sent: the next one promises anew. */
    done(composer) {
      forget(composer);
      const own = composer.querySelector('[name=promise_own]');
      if (own) own.value = '';
      show(composer, null);
      composer.querySelector('.promise-field')?.removeAttribute('open');
    },
  };
}
