// Triage scripts: the picture begins where it begins, and the editor is checked, drawn and played while somebody types.
// Without it the buttons do the same.
import './theme.js';

const form = document.getElementById('editor');
if (form) edit(form);
begin();

/** Where the picture is wider than the page, it begins with its beginning. */
function begin() {
  for (const picture of document.querySelectorAll('.picture')) {
    const first = picture.querySelector('[data-kind=begin]');
    if (first && picture.scrollWidth > picture.clientWidth) picture.scrollLeft += first.getBoundingClientRect().left - picture.getBoundingClientRect().left - picture.clientWidth / 2 + 40;
  }
}

function edit(form) {
  const pause = 350;
  const [source, numbers, words] = [form.elements.source, form.querySelector('.numbers'), form.elements.words];
  let [asked, timer] = [0, 0];
  let saved = source.value;

  form.classList.add('live');
  source.addEventListener('scroll', () => numbers.scrollTop = source.scrollTop);
  source.addEventListener('input', () => {
    number();
    clearTimeout(timer);
    timer = setTimeout(() => look(), pause);
  });
  form.elements.language.addEventListener('change', () => look());
  form.addEventListener('click', event => {
    const link = event.target.closest('[data-line]');
    if (!link) return;
    event.preventDefault();
    goTo(Number(link.dataset.line), Number(link.dataset.column));
  });
  form.addEventListener('submit', event => {
    const button = event.submitter;
    if (button?.value === 'save' && document.activeElement !== words) return saved = source.value;
    event.preventDefault();
    look(document.activeElement === words && !button?.matches('[name=press], [value=anew]') ? null : button);
  });
  addEventListener('beforeunload', event => {
    if (source.value !== saved) event.preventDefault();
  });
  number();
  here();

  /** Posts the form and puts in place what it says of the text and the conversation. */
  async function look(button) {
    clearTimeout(timer);
    const mine = ++asked;
    const data = new FormData(form);
    data.delete('act');
    data.set('act', 'check');
    if (button) data.set(button.name, button.value);
    const speaks = button !== undefined;
    if (!speaks) data.delete('words');
    try {
      const response = await fetch(form.action, { method: 'POST', headers: { 'X-Desk': '1' }, body: new URLSearchParams(data) });
      if (!response.ok) throw new Error(response.status === 400 ? 'This page was open for too long. Copy your text and reload it.' : `The server answered ${response.status}.`);
      const parts = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (mine !== asked) return;
      put(parts, speaks);
    } catch (problem) {
      if (mine === asked) tell(problem.message);
    }
  }

  function put(parts, speaks) {
    swap(parts, 'problems');
    keepOrSwap(parts, 'talk', '.talk li');
    keepOrSwap(parts, 'drawing', 'svg');
    number();
    here();
    const talk = document.getElementById('talk');
    // What could not be played is not lost.
    if (!speaks || parts.querySelector('#talk [data-nothing]')) return;
    words.value = '';
    talk.scrollTop = talk.scrollHeight;
    words.focus({ preventScroll: true });
  }

  // While the text has problems, what it was before them stays, faded.
  function keepOrSwap(parts, id, worth) {
    const old = document.getElementById(id);
    const keeps = Boolean(parts.querySelector(`#${id} [data-nothing]`) && old.querySelector(worth));
    old.classList.toggle('stale', keeps);
    if (!keeps) swap(parts, id);
  }

  // Only what is inside: the element keeps how far it is scrolled.
  function swap(parts, id) {
    const [old, now] = [document.getElementById(id), parts.getElementById(id)];
    if (!now) return;
    for (const name of ['data-here', 'data-turns']) now.hasAttribute(name) ? old.setAttribute(name, now.getAttribute(name)) : old.removeAttribute(name);
    if (old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
  }

  function tell(words) {
    const problem = Object.assign(document.createElement('p'), { className: 'problem', textContent: words });
    document.getElementById('problems').replaceChildren(problem);
  }

  function number() {
    const wrong = new Set([...form.querySelectorAll('#problems [data-line]')].map(link => Number(link.dataset.line)));
    const count = source.value.split('\n').length;
    while (numbers.children.length > count) numbers.lastElementChild.remove();
    while (numbers.children.length < count) {
      const line = numbers.children.length + 1;
      numbers.append(Object.assign(document.createElement('span'), { id: `line-${line}`, textContent: line }));
    }
    for (let i = 0; i < count; i++) numbers.children[i].className = wrong.has(i + 1) ? 'wrong' : '';
    numbers.scrollTop = source.scrollTop;
  }

  // The step that the conversation waits at is marked in the picture.
  function here() {
    const step = document.getElementById('talk').dataset.here;
    for (const box of document.querySelectorAll('#drawing .box')) box.toggleAttribute('data-here', Boolean(step) && box.dataset.step === step);
  }

  function goTo(line, column) {
    const lines = source.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((length, one) => length + one.length + 1, 0);
    source.focus();
    source.setSelectionRange(start + Math.max(0, column - 1), start + (lines[line - 1]?.length ?? 0));
    const height = source.scrollHeight / (lines.length + 1);
    source.scrollTop = Math.max(0, (line - 6) * height);
    source.scrollLeft = 0;
  }
}
