// What a visitor is asked before the first message, where the site wants to know.
import { el } from './dom.js';

const kinds = {
  name: { type: 'text', autocomplete: 'name', maxlength: '128' },
  email: { type: 'email', autocomplete: 'email', maxlength: '254' },
};

/** @param with_ texts, fields, done(answers) */
export function before({ texts, fields, done }) {
  const inputs = fields.filter(field => field in kinds).map(field => [field, el('input', { id: `before-${field}`, name: field, required: true, dir: 'auto', ...kinds[field] })]);
  const submit = event => {
    event.preventDefault();
    done(Object.fromEntries(inputs.map(([field, input]) => [field, input.value.trim()])));
  };
  return el('form', { class: 'before', onsubmit: submit },
    el('p', { dir: 'auto' }, texts.askFirst),
    ...inputs.map(([field, input]) => el('div', {}, el('label', { for: input.id }, texts[field]), input)),
    el('button', { type: 'submit', class: 'do' }, texts.begin));
}
