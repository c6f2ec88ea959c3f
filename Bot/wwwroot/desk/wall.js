// Keeps the wall up to date. When the server does not answer, it says how old what stands there is.

import './theme.js';
import { fragment, morph } from './morph.js';
import { part } from './server.js';
import { showTimes, startTimes } from './times.js';

const pace = 5_000;
const place = document.getElementById('now');
const stale = document.getElementById('stale');
const asof = document.getElementById('asof');
let at = new Date();

startTimes(Number(place.querySelector('.wall').dataset.now));
setTimeout(refresh, pace);

async function refresh() {
  try {
    const html = await part('/desk/wall/now');
    if (html !== null) {
      morph(place, fragment(html));
      showTimes(place);
      at = new Date();
    }
    stale.hidden = true;
  } catch (problem) {
    if (problem.status === 401) return location.reload();
    asof.textContent = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    stale.hidden = false;
  }
  setTimeout(refresh, pace);
}
