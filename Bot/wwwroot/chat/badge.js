// How many are unread, in the title of the tab while nobody looks at it.
let ours;
let theirs;

export function badge(count) {
  if (document.title !== ours) theirs = document.title;
  const shown = document.hidden && count ? `(${count}) ${theirs}` : theirs;
  if (document.title !== shown) document.title = shown;
  ours = shown;
}
