// Talks to the server as the desk's own modules.

const headers = { 'X-Desk': '1' };

// Who is refused has signed out, perhaps in another window.
async function call(url, options) {
  const response = await fetch(url, options);
  if (response.status === 401) dispatchEvent(new Event('signedout'));
  return response;
}

/** The HTML of a part of the page; null when it is not there (any more). */
export async function part(url) {
  const response = await call(url, { headers });
  if (response.ok) return await response.text();
  if (response.status === 404) return null;
  throw failure(response.status);
}

/** Posts a form. Null when it was done, else the words that say why it was refused. What a reply is warned of goes to `warned`. */
export async function post(form, data, warned) {
  // Named by this computer's clock; without scripts it is the company's.
  for (const { name, value } of form.querySelectorAll('input[type=datetime-local]')) if (value) data.set(name, new Date(value).toISOString().replace('Z', '0000+00:00'));
  const hasFiles = [...data.values()].some(value => value instanceof File && value.size > 0);
  const response = await call(form.action, { method: 'POST', headers, body: hasFiles ? data : new URLSearchParams([...data].filter(([, value]) => typeof value === 'string')) });
  if (response.ok) return null;
  if (response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
    const problem = await response.json();
    if (problem.findings) warned?.(problem.findings);
    return problem.detail;
  }
  return known[response.status] ?? `The server answered ${response.status}. Please try again.`;
}

/** What a draft would be warned of; nothing when nobody answers. */
export async function readDraft(draft) {
  const response = await call('/api/conduct', { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(draft) }).catch(() => null);
  return response?.ok ? (await response.json()).findings : [];
}

/** Open tickets that somebody means; none when nobody answers. */
export async function findTickets(words, most) {
  const response = await call(`/api/tickets?${new URLSearchParams({ find: words, take: most })}`, { headers }).catch(() => null);
  return response?.ok ? await response.json() : [];
}

/** What a reply in this ticket can begin with. */
export async function cannedFor(ticket) {
  const response = await call(`/api/tickets/${ticket}/canned`, { headers });
  return response.ok ? await response.json() : [];
}

/** Keeps a draft. The version it has now, or what another device made of it; null when nobody answers. */
export async function saveDraft(ticket, draft, leaving) {
  const response = await call(`/api/tickets/${ticket}/draft`, {
    method: 'PUT', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(draft), keepalive: leaving,
  }).catch(() => null);
  // A proxy whose server is away answers 404 as well, and says nothing of a ticket.
  if (response?.status === 404 && response.headers.get('Content-Type')?.startsWith('application/problem+json')) return { gone: true };
  return response?.ok || response?.status === 409 ? withMode(await response.json()) : null;
}

/** The own draft as it stands on the server; null for none. */
export async function readOwnDraft(ticket) {
  const response = await call(`/api/tickets/${ticket}/draft`, { headers });
  if (!response.ok) throw failure(response.status);
  return withMode(await response.json()).draft ?? null;
}

function withMode(answer) {
  if (answer.draft) answer.draft.mode = answer.draft.note ? 'note' : 'reply';
  return answer;
}

/** Everybody a note can name. */
export async function colleagues() {
  const response = await call('/api/colleagues', { headers });
  if (!response.ok) throw failure(response.status);
  return await response.json();
}

/** What a draft promises; null when it promises nothing, undefined when nobody answers. */
export async function readPromise(draft) {
  const response = await call('/api/promise', { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(draft) }).catch(() => null);
  return response?.status === 200 ? await response.json() : response?.status === 204 ? null : undefined;
}

/** Lets the customer see that somebody is writing. */
export function tellTyping(ticket) {
  call(`/desk/tickets/${ticket}/typing`, { method: 'POST', headers }).catch(() => { /* It is only a courtesy. */ });
}

/** What was told of a ticket has been seen. */
export function tellSeen(ticket) {
  call(`/desk/tickets/${ticket}/seen`, { method: 'POST', headers }).catch(() => { /* It stays unseen until the next look. */ });
}

/** Posts a form and gives what the server answers, or the problem in words. */
export async function ask(form, data) {
  const response = await call(form.action, { method: 'POST', headers, body: new URLSearchParams([...data]) });
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  if (response.ok) return isJson ? await response.json() : {};
  return { problem: isJson ? (await response.json()).detail : known[response.status] ?? `The server answered ${response.status}. Please try again.` };
}

/** The agent is there. */
export const tellActive = () => call('/desk/presence/active', { method: 'POST', headers }).catch(() => { /* The next touch says it again. */ });

const known = {
  400: 'This page was open for too long. Reload it; drafts are kept.',
  401: 'You were signed out. Drafts are kept.',
  413: 'The files are too large: 20 MB together at the most.',
};

function failure(status) {
  return Object.assign(new Error(`The server answered ${status}.`), { status });
}
