// Words times on the page of incidents as people say them; everything else works without this file.

import './theme.js';
import { startTimes } from './times.js';

startTimes(Number(document.querySelector('main').dataset.now));
