// Makes a piece of the page like newly rendered HTML while leaving alone what did not change, so that focus, selection,
// scroll positions and what somebody types survive.

export function fragment(html) {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

/** Makes the children of `from` like those of `to`. */
export function morph(from, to) {
  const keyed = new Map([...from.children].filter(key).map(child => [key(child), child]));
  // What goes is taken away first: nothing that stays is moved for it, and keeps its focus.
  const stays = new Set([...to.children].map(key));
  for (const [name, child] of keyed) if (!stays.has(name)) child.remove();
  let at = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const match = key(wanted) ? keyed.get(key(wanted)) : sameKind(at, wanted) ? at : null;
    if (!match) {
      from.insertBefore(wanted, at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else from.insertBefore(match, at);
    update(match, wanted);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function update(node, wanted) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
    return;
  }
  // A form somebody may be writing in stays as it is until it is another form.
  if (node.dataset.keep !== undefined && node.dataset.keep === wanted.dataset.keep) return;
  // Its words are worth more than those of the server, which knows nobody's clock.
  if (node.localName === 'time' && node.dataset.shown === wanted.getAttribute('datetime') && node.dataset.as === wanted.dataset.as) return;
  for (const { name } of [...node.attributes]) {
    if (!wanted.hasAttribute(name) && !(name === 'open' && node.localName === 'details')) node.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  morph(node, wanted);
}

function sameKind(node, wanted) {
  return node && !key(node) && node.nodeType === wanted.nodeType && node.nodeName === wanted.nodeName;
}

function key(node) {
  return node.dataset?.key ?? (node.id || null);
}
