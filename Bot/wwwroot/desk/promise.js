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
    if (found !== undefined && composer.text.value === text) show(composer, found && { ...found, said: text.slice(found.start, found.start + found.length) });
  }

  function show(composer, found) {
    const place = composer.querySelector('.promise-offer');
    if (!place) return;
    const taken = composer.promise.selectedOptions[0];
    // What was taken stands as long as the words that said it, though "in an hour" is another time now.
    const stands = taken?.dataset.said !== undefined && taken.dataset.said === found?.said && Date.parse(taken.value) > Date.now();
    if (taken?.dataset.said !== undefined && !stands) forget(composer);
    place.hidden = !found || stands;
    if (place.hidden) return;
    Object.assign(place.dataset, { value: found.value, words: found.words, said: found.said });
    place.querySelector('.when').textContent = found.words;
  }

  function take(composer) {
    const place = composer.querySelector('.promise-offer');
    if (place.hidden) return;
    choose(composer, place.dataset);
    place.hidden = true;
    composer.querySelector('.promise-field').open = true;
    composer.text.focus();
  }

  function choose(composer, { value, words, said }) {
    forget(composer);
    const option = new Option(`By ${words}`, value, false, true);
    Object.assign(option.dataset, { words, said });
    composer.promise.append(option);
    composer.promise.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function forget(composer) {
    composer.promise?.querySelectorAll('[data-said]').forEach(option => option.remove());
    if (composer.promise) composer.promise.value = '';
  }

  return {
    look,
    choose,
    /** The reply is sent: the next one promises anew. */
    done(composer) {
      forget(composer);
      show(composer, null);
    },
  };
}
