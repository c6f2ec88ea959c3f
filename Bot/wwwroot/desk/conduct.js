// What a draft is warned of: quiet hints while it is written, and the question why when it shall go as it is.

import { readDraft } from './server.js';

const pause = 700;

export function conduct(ticketOf, modeOf) {
  let timer = 0;

  addEventListener('input', event => {
    const composer = event.target.closest?.('form.composer');
    if (!composer || event.target.name !== 'text') return;
    hold(composer, false);
    clearTimeout(timer);
    timer = setTimeout(() => hint(composer), pause);
  });

  document.addEventListener('click', event => {
    const take = event.target.closest?.('form.composer .conduct .take');
    if (!take) return;
    event.preventDefault();
    improve(take);
  });

  // Alt+Enter takes the first better wording.
  document.addEventListener('keydown', event => {
    const first = event.altKey && event.key === 'Enter' && event.target.closest?.('form.composer')?.querySelector('.conduct .take');
    if (!first) return;
    event.preventDefault();
    improve(first);
  });

  async function hint(composer) {
    const text = composer.text.value;
    const findings = text.trim() ? await readDraft({ text, ticket: ticketOf(composer), note: modeOf(composer) === 'note' }) : [];
    if (composer.text.value === text) show(composer, findings);
  }

  function show(composer, findings) {
    const place = composer.querySelector('.conduct');
    if (!place) return;
    place.querySelector('ul').replaceChildren(...findings.map(item));
    if (!findings.length) hold(composer, false);
    place.hidden = !findings.length;
  }

  function item(finding) {
    const li = document.createElement('li');
    const words = document.createElement('mark');
    const why = document.createElement('span');
    [words.dir, words.textContent, why.textContent] = ['auto', finding.words, finding.why];
    li.append(words, ' ', why);
    if (finding.better === undefined) return li;
    const take = document.createElement('button');
    [take.type, take.className, take.dir, take.textContent] = ['button', 'quiet take', 'auto', finding.better.length > 1 ? finding.better : 'Leave it out'];
    Object.assign(take.dataset, { at: finding.place.at, length: finding.place.length, better: finding.better });
    li.append(' ', take);
    return li;
  }

  function improve(take) {
    const { at, length, better } = take.dataset;
    const text = take.form.text;
    if (at === undefined) return;
    text.setRangeText(better, Number(at), Number(at) + Number(length), 'end');
    // What only the writer knows is left open between brackets.
    const open = better.indexOf('[');
    if (open >= 0) text.setSelectionRange(Number(at) + open, Number(at) + better.indexOf(']', open) + 1);
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
    clearTimeout(timer);
    hint(take.form);
  }

  function hold(composer, held) {
    const why = composer.querySelector('.conduct .anyway');
    if (why) why.hidden = !held;
  }

  return {
    hint,
    /** Shows why a reply was not sent, and asks for the reason to send it as it is. */
    held(composer, findings) {
      show(composer, findings);
      hold(composer, true);
      composer.querySelector('.conduct [name=reason]')?.focus();
    },
    /** The reply is sent. */
    done(composer) {
      show(composer, []);
      const reason = composer.querySelector('.conduct [name=reason]');
      if (reason) reason.value = '';
    },
  };
}
