// What stands at the top of the desk: alarms, and incidents that customers are told of.

import { fragment, morph } from './morph.js';
import { part } from './server.js';
import { showTimes } from './times.js';

const place = document.getElementById('alarms');

export async function refreshAlarms() {
  const html = await part('/desk/alarms');
  if (html === null) return;
  morph(place, fragment(html));
  showTimes(place);
}
