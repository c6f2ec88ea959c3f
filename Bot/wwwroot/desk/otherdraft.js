// Words that were written on another device and are not what stands in the field: shown beside it, to be taken or left.

export function showOther(composer, other) {
  const place = composer.querySelector('.other-draft');
  place.hidden = !other;
  if (!other) return;
  place.querySelector('time').textContent = new Date(other.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  place.querySelector('.words').textContent = other.text;
}
