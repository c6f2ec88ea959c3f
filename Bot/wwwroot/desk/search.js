// Goes through what was found by keyboard, and words times as people say them; everything else works without this file.

import './theme.js';
import { startTimes } from './times.js';

startTimes(Number(document.querySelector('main').dataset.now));

const field = document.getElementById('find');
const hits = [...document.querySelectorAll('a.hit')];

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'Escape' && event.target === field) return field.blur();
  const typing = event.target.closest('input, select, textarea');
  if (event.key === 'ArrowDown' && event.target === field) return go(event, 0);
  if (typing) return;
  if (event.key === '/') {
    event.preventDefault();
    return field.select();
  }
  const at = hits.indexOf(document.activeElement);
  if (event.key === 'j' || event.key === 'ArrowDown') go(event, at + 1);
  if (event.key === 'k' || event.key === 'ArrowUp') go(event, at < 0 ? hits.length - 1 : at - 1);
});

function go(event, to) {
  if (hits.length === 0) return;
  event.preventDefault();
  const hit = hits[Math.min(Math.max(to, 0), hits.length - 1)];
  hit.focus();
  hit.closest('li').scrollIntoView({ block: 'nearest' });
}
