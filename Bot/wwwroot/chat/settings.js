// What the script tag says, in data- attributes. A wrong one is left out with a word in the console, and the chat works without it.
const rules = {
  language: { fits: value => /^(en|ru|pl)(-|$)/i.test(value), like: 'en, ru or pl' },
  title: { fits: value => value.trim() && value.length <= 60, like: 'up to 60 characters' },
  greeting: { fits: value => value.trim() && value.length <= 300, like: 'up to 300 characters' },
  color: { fits: value => /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value), like: 'a colour such as #2457d6' },
  start: { fits: value => ['click', 'open'].includes(value), like: 'click or open' },
  position: { fits: value => ['left', 'right'].includes(value), like: 'left or right' },
};

export function settingsOf(dataset = {}) {
  const settings = {};
  for (const [name, { fits, like }] of Object.entries(rules)) {
    const value = dataset[name];
    if (value === undefined) continue;
    if (fits(value)) settings[name] = value;
    else console.warn(`SupportBot: data-${name} must be ${like}; it is left out.`);
  }
  return settings;
}

/** Colours for the accent that keep words on it, and links of it, readable (WCAG 2.2, 1.4.3: 4.5 to 1). */
export function accented(color) {
  const [r, g, b] = channels(color);
  const light = luminance([r, g, b]);
  const dark = 'rgb(24 33 47)';
  const onAccent = contrast(light, 1) >= 4.5 ? '#fff' : dark;
  const strong = `rgb(${[r, g, b].map(part => Math.round(onAccent === '#fff' ? part * 0.8 : part + (255 - part) * 0.3)).join(' ')})`;
  return { '--accent': color, '--accent-strong': strong, '--on-accent': onAccent };
}

function channels(color) {
  const hex = color.length === 4 ? [...color.slice(1)].map(digit => digit + digit).join('') : color.slice(1);
  return [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16));
}

function luminance(parts) {
  const [r, g, b] = parts.map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
