// Does what is asked for again and again only so often.

const pauseAfterTrouble = 3_000;

/** Asks for the work; it runs at once, or when the pause since it last ended is over. Whatever is asked for meanwhile is done by one more run. */
export function paced(work, pause) {
  let timer = null, running = false, again = false, ended = 0;

  function plan(wait) {
    timer ??= setTimeout(run, wait);
  }

  async function run() {
    [timer, running, again] = [null, true, false];
    // What failed is tried again: the stream will say when the server is back, and what changed.
    const failed = await work().then(() => false, () => true);
    [running, ended] = [false, Date.now()];
    if (failed) plan(pauseAfterTrouble);
    else if (again) plan(pause);
  }

  return () => {
    if (running) again = true;
    else plan(Math.max(0, ended + pause - Date.now()));
  };
}
