// The connection to the server: Direct Line 3.0 over a WebSocket, or by asking again and again where sockets do not get through.
import { canProve, prove } from './proof.js';
import { Failure, request, upload } from './request.js';

const socketPatience = 6000;
const beat = 20000;
const pollFor = 60000;
const longestPause = 30000;
const untilStored = 150;

export class Line {
  #with;
  #token;
  #conversation;
  #watermark = '';
  #isStarted = false;
  #isRunning = false;
  #socket;
  #wake = () => {};

  /** @param with_ server, memory, identity() what the site signed, visitor() who they say they are, locale; hear(activity) for what arrives, tell(state) for 'connecting', 'online', 'offline', 'refused' when the site's signature does not count any more, and 'anew' when another conversation begins. */
  constructor(with_) {
    this.#with = with_;
  }

  /** Connects and stays connected. May be called again. */
  start() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    addEventListener('online', () => this.#wake());
    addEventListener('offline', () => this.#socket?.close());
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake());
    this.#run();
  }

  /** Sends a message; `progress` is told how much of its files has gone. */
  async post({ id, text, value, files, confidential }, progress) {
    const activity = this.#activity({ type: 'message', text, value, channelData: { clientActivityID: id, confidential } });
    if (!files?.length) return this.#send(activity);
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    for (const file of files) form.append('file', file, file.name);
    return this.#ask('POST', `/${this.#conversation}/upload`, form, progress);
  }

  /** Sends something that is no message. */
  async sign(activity) {
    return this.#send(this.#activity(activity));
  }

  #activity(content) {
    if (!this.#isStarted) throw new Failure(0);
    return { ...content, locale: this.#with.locale, from: { id: 'me', name: this.#with.visitor().name } };
  }

  #send(activity) {
    return this.#ask('POST', `/${this.#conversation}/activities`, JSON.stringify(activity));
  }

  async #run() {
    for (let failures = 0; ; failures++) {
      try {
        this.#with.tell('connecting');
        const streamUrl = await this.#join();
        this.#with.tell('online');
        if (!(await this.#listen(streamUrl))) await this.#poll();
        failures = 0;
      } catch (failure) {
        this.#with.tell(failure.isOfIdentity ? 'refused' : 'offline');
      }
      await this.#pause(Math.min(longestPause, 1000 * 2 ** failures) * (0.2 + 0.8 * Math.random()));
    }
  }

  // Back into the conversation from where we had read to, or into it for the first time.
  async #join() {
    if (!this.#token) await this.#visit();
    const answer = this.#isStarted
      ? await this.#ask('GET', `/${this.#conversation}?watermark=${this.#watermark}`)
      : await this.#ask('POST', '', JSON.stringify({ locale: this.#with.locale, user: { name: this.#with.visitor().name } }));
    this.#isStarted = true;
    this.#token = answer.token;
    return answer.streamUrl;
  }

  // One tab at a time, so that two tabs opened together share one conversation. What the tab before stored is seen by others a moment after its turn.
  async #visit() {
    if (!navigator.locks) return this.#visitNow();
    const isDone = await navigator.locks.request('supportbot visit', { ifAvailable: true }, lock => lock && this.#visitNow().then(() => true));
    if (isDone) return;
    await navigator.locks.request('supportbot visit', async () => {
      await new Promise(resolve => setTimeout(resolve, untilStored));
      await this.#visitNow();
    });
  }

  async #visitNow() {
    const { memory } = this.#with;
    const answer = await this.#askForToken();
    if (memory.get('conversation') !== answer.conversationId) memory.set({ conversation: answer.conversationId, lastRead: 0 });
    memory.set({ returnToken: answer.returnToken });
    if (this.#conversation && this.#conversation !== answer.conversationId) this.#beginAnew();
    this.#conversation = answer.conversationId;
    this.#token = answer.token;
  }

  async #askForToken(proof) {
    const { memory, server, identity } = this.#with;
    const body = JSON.stringify({ token: memory.get('returnToken'), identity: identity(), proof });
    try {
      return await request(`${server}/chat/token`, { method: 'POST', body });
    } catch (failure) {
      failure.isOfIdentity = failure.status === 403 && Boolean(identity());
      if (!failure.challenge || proof || !canProve()) throw failure;
      return this.#askForToken(await prove(failure.challenge));
    }
  }

  async #ask(method, path, body, progress, isSecondTry = false) {
    const headers = { Authorization: `Bearer ${this.#token}` };
    if (typeof body === 'string') headers['Content-Type'] = 'application/json';
    try {
      const url = `${this.#with.server}/v3/directline/conversations${path}`;
      return await (progress ? upload(url, headers, body, progress) : request(url, { method, headers, body }));
    } catch (failure) {
      if (failure.status === 404) this.#beginAnew();
      if (failure.status !== 403 || isSecondTry) throw failure;
      await this.#visit();
      return this.#ask(method, path, body, progress, true);
    }
  }

  // The conversation was erased, or this visitor stayed away too long to come back to it.
  #beginAnew() {
    this.#isStarted = false;
    this.#watermark = '';
    this.#with.memory.set({ lastRead: 0 });
    this.#with.tell('anew');
    this.#socket?.close();
  }

  // Ends when the socket does. False when it never opened.
  #listen(url) {
    return new Promise(resolve => {
      let hasOpened = false;
      const socket = new WebSocket(url);
      this.#socket = socket;
      const giveUp = setTimeout(() => socket.close(), socketPatience);
      // A browser notices a dead line only when it sends.
      const beating = setInterval(() => hasOpened && socket.send(''), beat);
      socket.onopen = () => {
        hasOpened = true;
        clearTimeout(giveUp);
      };
      socket.onmessage = ({ data }) => data && this.#take(JSON.parse(data));
      socket.onclose = () => {
        clearTimeout(giveUp);
        clearInterval(beating);
        resolve(hasOpened);
      };
    });
  }

  // For a while; then the socket gets another chance.
  async #poll() {
    for (const end = Date.now() + pollFor; Date.now() < end;) {
      const before = this.#watermark;
      this.#take(await this.#ask('GET', `/${this.#conversation}/activities?watermark=${before}&queue`));
      if (this.#watermark === before) await this.#pause(document.hidden ? 10000 : 1500);
    }
  }

  #take({ activities, watermark }) {
    for (const activity of activities) this.#with.hear(activity);
    this.#watermark = watermark || this.#watermark;
  }

  #pause(milliseconds) {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
