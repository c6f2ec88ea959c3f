// What goes along with the words of a draft: what it answers, what it promises, what comes next. This browser keeps it until the draft is sent.

const names = ['answers', 'promise', 'promise_own', 'next', 'next_at', 'next_at_own'];
const prefix = 'alongside:';
const oldest = 14 * 24 * 60 * 60_000;

/** @param {{quote: (composer: Element, position: string) => void, promised: (composer: Element, found: object) => void}} put how what is answered and what was read out of the words are shown */
export function alongside(agent, ticketOf, put) {
  const name = composer => `${prefix}${agent}:${ticketOf(composer)}`;
  const read = key => JSON.parse(localStorage.getItem(key) ?? 'null');
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && Date.now() - read(key).at > oldest) localStorage.removeItem(key);

  addEventListener('input', keep);
  addEventListener('change', keep);

  function keep({ target }) {
    const composer = names.includes(target.name) && target.form?.matches('.composer') && target.form;
    if (!composer) return;
    const filled = names.map(field => [field, composer.elements[field]?.value]).filter(([, value]) => value);
    if (filled.length === 0) return localStorage.removeItem(name(composer));
    const { words, said } = composer.promise?.selectedOptions[0]?.dataset ?? {};
    localStorage.setItem(name(composer), JSON.stringify({ at: Date.now(), fields: Object.fromEntries(filled), words, said }));
  }

  return {
    /** The reply is sent: the next one begins anew. */
    done(composer) {
      for (const field of names.map(one => composer.elements[one])) if (field) field.value = '';
      for (const fold of composer.querySelectorAll('details')) fold.open = false;
      localStorage.removeItem(name(composer));
    },
    /** Into fields that nobody has touched yet. Without words there is nothing it goes along with. */
    restore(composer) {
      const kept = read(name(composer));
      if (!kept || !composer.promise) return;
      if (!composer.text.value.trim()) return localStorage.removeItem(name(composer));
      const { answers, ...fields } = kept.fields;
      if (answers) put.quote(composer, answers);
      if (kept.said !== undefined) put.promised(composer, { value: fields.promise, words: kept.words, said: kept.said });
      for (const [field, value] of Object.entries(fields)) {
        composer.elements[field].value = value;
        composer.elements[field].closest('details').open = true;
      }
      // What was filled in first has told of itself alone.
      localStorage.setItem(name(composer), JSON.stringify(kept));
    },
  };
}
