// Shows how far a training is while the page stays open; without it the page says the same on every reload.
import './theme.js';

const box = document.getElementById('training');
if (box) watch();

function watch() {
  const [bar, doing, remaining] = ['progress', '.doing', '.remaining'].map(name => box.querySelector(name));
  const steps = [...box.querySelectorAll('.steps li')];
  const source = new EventSource('/admin/classifier/events');
  source.addEventListener('training', event => {
    const at = JSON.parse(event.data);
    if (at.ended) return done(source);
    bar.value = at.percent;
    set(doing, at.doing);
    set(remaining, `${at.percent} %, ${at.remaining}`);
    steps.forEach((step, i) => step.dataset.state = i < at.step ? 'done' : i === at.step ? 'now' : 'next');
  });
}

// A text that somebody is typing is worth more than the news.
function done(source) {
  source.close();
  const text = document.getElementById('text');
  if (text && text.value !== text.defaultValue) return set(box.querySelector('.doing'), 'Done. Reload the page to see what came of it.');
  location.replace('/admin/classifier');
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
