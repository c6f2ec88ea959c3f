// When many come from one address at once, the server asks newcomers for some work, which costs a person a second and a flood a lot.
const atOnce = 64;

/** Whether this page can do that work; a page without TLS cannot. */
export const canProve = () => Boolean(globalThis.crypto?.subtle);

/** Finds the number that makes the SHA-256 of `token.number` begin with so many zero bits. */
export async function prove({ token, bits }) {
  const encoder = new TextEncoder();
  for (let first = 0; ; first += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, i) => first + i);
    const hashes = await Promise.all(numbers.map(number => crypto.subtle.digest('SHA-256', encoder.encode(`${token}.${number}`))));
    const found = hashes.findIndex(hash => zeros(new DataView(hash)) >= bits);
    if (found >= 0) return `${token}.${first + found}`;
  }
}

function zeros(hash) {
  const first = Math.clz32(hash.getUint32(0));
  return first < 32 ? first : 32 + Math.clz32(hash.getUint32(4));
}
