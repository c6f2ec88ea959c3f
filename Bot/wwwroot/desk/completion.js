// A list above the field an agent writes in: opened by a sign, narrowed while typing, walked and taken by keys.

let lists = 0;

/**
 * @param {{sign: string, applies: (composer: HTMLFormElement) => boolean, find: (composer: HTMLFormElement, word: string) => Promise<object[]>,
 *   draw: (item: object) => Node[], take: (composer: HTMLFormElement, item: object, from: number, to: number) => void, label: string, none: string}} source
 */
export function completion({ sign, applies, find, draw, take, label, none }) {
  const id = `completions-${++lists}`;
  const pattern = new RegExp(`(^|\\s)[${sign}]([^\\s${sign}]*)$`, 'u');
  let open = null, asked = 0;

  document.addEventListener('input', event => {
    const composer = event.target.closest?.('form.composer');
    if (composer && event.target.name === 'text') look(composer);
  });

  // Before anybody else: while the list is open these keys are its own.
  document.addEventListener('keydown', event => {
    if (!open || event.target !== open.composer.text || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act || (open.items.length === 0 && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }, true);

  document.addEventListener('focusout', event => {
    if (open && event.target === open.composer.text && !open.list.contains(event.relatedTarget)) close();
  });

  const keys = {
    ArrowDown: () => mark(open.at + 1),
    ArrowUp: () => mark(open.at - 1),
    Enter: () => choose(open.at),
    Tab: () => choose(open.at),
    Escape: close,
  };

  async function look(composer) {
    const mine = ++asked;
    const word = wordBefore(composer.text);
    if (!word || !applies(composer)) return close();
    const items = await find(composer, word.text).catch(() => []);
    if (mine !== asked || !document.contains(composer)) return;
    show(composer, items);
  }

  function wordBefore(field) {
    if (field.selectionStart !== field.selectionEnd) return null;
    const match = pattern.exec(field.value.slice(0, field.selectionStart));
    return match && { text: match[2].toLowerCase(), from: field.selectionStart - match[2].length - sign.length };
  }

  function show(composer, items) {
    const list = place(composer);
    list.replaceChildren(...(items.length ? items.map(row) : [empty()]));
    list.hidden = false;
    open = { composer, list, items, at: 0 };
    composer.text.setAttribute('aria-controls', id);
    mark(0);
  }

  function place(composer) {
    const there = composer.querySelector(`#${id}`);
    if (there) return there;
    const list = document.createElement('ul');
    Object.assign(list, { id, className: 'completions', hidden: true, ariaLabel: label });
    list.setAttribute('role', 'listbox');
    // A press must not take the focus from the field.
    list.addEventListener('pointerdown', event => event.preventDefault());
    list.addEventListener('click', event => {
      const item = event.target.closest('[role=option]');
      if (item) choose([...list.children].indexOf(item));
    });
    composer.querySelector('.field').append(list);
    return list;
  }

  function row(item, i) {
    const li = document.createElement('li');
    li.id = `${id}-${i}`;
    li.setAttribute('role', 'option');
    li.append(...draw(item));
    return li;
  }

  function empty() {
    const li = document.createElement('li');
    Object.assign(li, { className: 'none', textContent: none });
    li.setAttribute('role', 'option');
    li.setAttribute('aria-disabled', 'true');
    return li;
  }

  function mark(at) {
    const rows = [...open.list.children];
    open.at = (at + rows.length) % rows.length;
    rows.forEach((li, i) => li.setAttribute('aria-selected', String(i === open.at && open.items.length > 0)));
    open.composer.text.setAttribute('aria-activedescendant', rows[open.at].id);
    rows[open.at].scrollIntoView({ block: 'nearest' });
  }

  function choose(at) {
    const { composer, items } = open;
    const word = wordBefore(composer.text);
    close();
    if (!items[at] || !word) return;
    take(composer, items[at], word.from, composer.text.selectionStart);
  }

  function close() {
    asked++;
    if (!open) return;
    open.list.hidden = true;
    open.composer.text.removeAttribute('aria-activedescendant');
    open.composer.text.removeAttribute('aria-controls');
    open = null;
  }
}
