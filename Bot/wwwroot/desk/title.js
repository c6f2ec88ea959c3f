// What the tab shows while somebody looks elsewhere: how many wait, and that something happened.

const icon = document.querySelector('link[rel=icon]');
const [quiet, marked] = [icon.getAttribute('href'), '/desk/icon-new.svg'];
const name = document.title.replace(/^\(\d+\) /, '');
let waiting = 0, happened = 0;
const wants = { title: false, badge: false };

function show() {
  const text = `${wants.title ? '● ' : ''}${waiting > 0 ? `(${waiting}) ` : ''}${name}`;
  if (document.title !== text) document.title = text;
  const href = wants.badge ? marked : quiet;
  if (icon.getAttribute('href') !== href) icon.setAttribute('href', href);
  if (wants.badge) navigator.setAppBadge?.(happened).catch(() => { /* Only installed pages have one. */ });
  else navigator.clearAppBadge?.().catch(() => { /* The same. */ });
}

export function showWaiting(number) {
  waiting = number;
  show();
}

/** Something happened that shall be seen at the tab until somebody looks. */
export function attract({ title, badge }) {
  happened++;
  [wants.title, wants.badge] = [wants.title || title, wants.badge || badge];
  show();
}

function looked() {
  if (!document.hasFocus()) return;
  [wants.title, wants.badge, happened] = [false, false, 0];
  show();
}

addEventListener('focus', looked);
document.addEventListener('visibilitychange', looked);
