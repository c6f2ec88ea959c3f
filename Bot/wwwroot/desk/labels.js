// Labelling by keyboard: keys by their place, so that they are the same in every layout.

import './theme.js';

const form = document.querySelector('form[data-question]');
const answers = new Map([...form?.querySelectorAll('[data-key]') ?? []].map(input => [input.dataset.key, input]));

function key(event) {
  if (event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  if (event.code.startsWith('Digit')) return event.code.slice(5);
  return event.key;
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.target.closest('input:not([type=radio]), textarea, select')) return;
  const pressed = key(event);
  const act = answers.has(pressed) ? () => answers.get(pressed).click()
    : pressed === 'n' ? () => document.querySelector('[data-skip]')?.click()
    : pressed === 'Backspace' ? () => document.querySelector('form[data-undo]')?.requestSubmit()
    : pressed === 'Enter' && !event.target.closest('a, button, summary') ? () => confirm()
    : null;
  if (!act) return;
  event.preventDefault();
  act();
});

// One Enter is one message, also when it is pressed again before the next one is there.
let sent = false;

function confirm() {
  if (sent || !form) return;
  sent = true;
  form.requestSubmit();
}
