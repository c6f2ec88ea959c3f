// Short messages in the corner, which screen readers say aloud.

const place = document.getElementById('notices');

export function notice(text, { trouble = false, link = null } = {}) {
  const p = document.createElement('p');
  p.textContent = text;
  p.classList.toggle('trouble', trouble);
  if (link) {
    const a = document.createElement('a');
    [a.href, a.textContent] = [link.href, link.text];
    p.append(' ', a);
  }
  place.replaceChildren(...[...place.children].slice(-2), p);
  setTimeout(() => p.remove(), trouble ? 12_000 : 6_000);
}

/** Said by screen readers and shown to nobody else. */
export function announce(text) {
  const p = document.createElement('p');
  p.className = 'unseen';
  p.textContent = text;
  place.append(p);
  setTimeout(() => p.remove(), 3_000);
}
