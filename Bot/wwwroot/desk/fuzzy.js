// Finds what somebody means by some letters of it.

/** The commands whose words have the letters in this order, the nearest first. */
export function best(commands, typed, most) {
  const wanted = bare(typed);
  if (!wanted) return commands.slice(0, most);
  return commands.map(command => ({ command, rank: rank(bare(command.words), wanted) }))
    .filter(one => one.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(one => one.command);
}

// Less is nearer: letters at the beginnings of words cost nothing, letters that follow one another little, gaps much.
function rank(words, wanted) {
  let [cost, at] = [0, -1];
  for (const letter of wanted) {
    const next = follow(words, letter, at);
    if (next < 0) return null;
    const begins = next === 0 || words[next - 1] === ' ';
    if (!begins) cost += next === at + 1 ? 1 : 4 + Math.min(next - at, 12);
    at = next;
  }
  return cost + words.length / 100;
}

// The letter right behind is taken before one that begins a word, and that before any other.
function follow(words, letter, at) {
  if (words[at + 1] === letter) return at + 1;
  const begins = words.indexOf(` ${letter}`, at + 1);
  return begins >= 0 ? begins + 1 : words.indexOf(letter, at + 1);
}

const bare = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
