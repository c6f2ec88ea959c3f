// The shortcuts as the sheet lists them, and how an element of the page is put to work.

/** @type {{name: string, ways: string[], words: string, isMove: boolean}[]} */
export const shortcuts = [...document.querySelectorAll('#help [data-do]')].map(row => ({
  name: row.dataset.do,
  ways: (row.dataset.keys ?? '').split(' ').filter(Boolean),
  words: row.querySelector('dd').textContent,
  isMove: 'move' in row.dataset,
}));

/** What stands on the page for a shortcut, and is offered now. */
export const elementOf = name => [...document.querySelectorAll(`[data-shortcut="${name}"]`)].find(element => !element.closest('[hidden]'));

/** Does what a click would, or opens what has to be filled in first. */
export function press(element) {
  if (element.matches('details')) {
    // What stands in a menu is seen only with the menu open.
    for (let menu = element; menu; menu = menu.parentElement.closest('details')) menu.open = true;
    return (element.querySelector('[data-first]') ?? element.querySelector('select, input:not([type=hidden]), textarea, button:not(summary *)') ?? element.querySelector('summary')).focus();
  }
  if (element.matches('form')) return element.requestSubmit();
  element.click();
}
