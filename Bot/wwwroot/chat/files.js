// Files: how they look in the conversation, and those that are chosen but not sent yet.
import { el, icon, safeUrl } from './dom.js';

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** A file of the conversation: a picture where it is one, else its name. */
export function fileView({ name, contentType, contentUrl, confidential }, texts) {
  const href = safeUrl(contentUrl);
  return view({ name, href, picture: pictures.includes(contentType) ? href : undefined, confidential }, texts);
}

/** A file on its way, and how much of it has gone. */
export function fileOnItsWay(file, confidential, texts) {
  return view({ name: file.name, picture: pictureOf(file), confidential }, texts);
}

function view({ name, href, picture, confidential }, texts) {
  const words = [icon(confidential ? 'lock' : 'file'), el('span', {}, name ?? ''), confidential ? el('span', { class: 'hidden' }, texts.confidential) : null];
  const box = href
    ? el('a', { class: 'file', href, download: name ?? '', target: '_blank', rel: 'noopener noreferrer' }, ...words)
    : el('span', { class: 'file' }, ...words);
  if (!picture) return box;
  const image = el('img', { class: 'picture', src: picture, alt: '' });
  // A site whose policy forbids our pictures, or one that is broken: the name stays.
  image.addEventListener('error', () => image.remove());
  image.addEventListener('load', () => image.dispatchEvent(new CustomEvent('grown', { bubbles: true })));
  box.prepend(image);
  return box;
}

function pictureOf(file) {
  if (!pictures.includes(file.type)) return undefined;
  file.preview ??= URL.createObjectURL(file);
  return file.preview;
}

function sizeOf(bytes, locale) {
  const [amount, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}

/** What was chosen, until it is sent. */
export class Tray {
  #with;
  #files = [];
  #list = el('ul', {});

  /** @param with_ texts, limits() with maxUploadBytes and maxUploadFiles, changed(), complain(text) */
  constructor(with_) {
    this.#with = with_;
    this.confidential = el('input', { type: 'checkbox' });
    this.element = el('div', { class: 'tray', hidden: true }, this.#list,
      el('label', {}, this.confidential, with_.texts.makeConfidential));
  }

  get isEmpty() {
    return this.#files.length === 0;
  }

  add(files) {
    const { texts, limits, complain } = this.#with;
    const { maxUploadBytes = Infinity, maxUploadFiles = Infinity } = limits();
    for (const file of files) {
      if (file.size > maxUploadBytes) complain(`${file.name}: ${texts.tooLarge}`);
      else if (this.#files.length >= maxUploadFiles) complain(texts.tooMany(maxUploadFiles));
      else this.#files.push(file);
    }
    this.#show();
  }

  /** Everything in it, which leaves it empty. */
  take() {
    const taken = this.isEmpty ? {} : { files: this.#files, confidential: this.confidential.checked || undefined };
    this.#files = [];
    this.confidential.checked = false;
    this.#show();
    return taken;
  }

  #show() {
    const { texts, changed } = this.#with;
    this.#list.replaceChildren(...this.#files.map(file => el('li', {},
      fileOnItsWay(file, false, texts),
      el('span', { class: 'size' }, sizeOf(file.size, texts.locale)),
      el('button', { type: 'button', class: 'plain', 'aria-label': texts.remove(file.name), title: texts.remove(file.name), onclick: () => this.#remove(file) }, icon('close')))));
    this.element.hidden = this.isEmpty;
    changed();
  }

  #remove(file) {
    this.#files = this.#files.filter(other => other !== file);
    this.#show();
  }
}
