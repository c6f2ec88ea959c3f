// The editor of a canned reply: what is wrong with it and what customers would get is shown while somebody types.
// Without it the preview's button does the same.
import './theme.js';

const pause = 350;
const form = document.getElementById('reply');
const place = document.getElementById('preview');
let [asked, timer] = [0, 0];

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(look, pause);
});
form.addEventListener('submit', event => {
  if (event.submitter?.value !== 'preview') return;
  event.preventDefault();
  look();
});

async function look() {
  const mine = ++asked;
  const data = new FormData(form);
  data.set('act', 'preview');
  const answer = await fetch(form.action, { method: 'POST', headers: { 'X-Desk': '1' }, body: new URLSearchParams(data) }).catch(() => null);
  if (mine !== asked || !answer?.ok) return;
  place.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes);
}
