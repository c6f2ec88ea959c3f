// Shows for some seconds that the customer of the open conversation, or a colleague, is writing.

const shown = 5_000;
let timer = null;

export function typing(ticket, agent) {
  const place = document.querySelector(`[data-typing="${CSS.escape(ticket)}"]`);
  if (!place) return;
  place.textContent = agent ? `${agent} is writing…` : 'is writing…';
  clearTimeout(timer);
  timer = setTimeout(() => {
    for (const old of document.querySelectorAll('[data-typing]')) old.textContent = '';
  }, shown);
}
