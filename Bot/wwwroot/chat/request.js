// Calls to the server.

/** A request that did not work out. `status` is 0 when the server was not reached. */
export class Failure extends Error {
  constructor(status, challenge) {
    super(`request failed: ${status}`);
    this.status = status;
    this.challenge = challenge;
  }

  /** Whether asking again would be answered the same. */
  get isFinal() {
    return this.status >= 400 && this.status < 500 && ![403, 404, 408, 429].includes(this.status);
  }
}

export async function request(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw new Failure(0);
  }
  if (response.ok) return response.json();
  throw new Failure(response.status, response.status === 429 ? (await response.json().catch(() => ({}))).challenge : undefined);
}

/** Posts a form and tells how much of it has gone, from 0 to 1. `fetch` does not tell. */
export function upload(url, headers, form, progress) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', url);
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    call.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    call.onload = () => (call.status < 300 ? resolve(JSON.parse(call.responseText)) : reject(new Failure(call.status)));
    call.onerror = call.onabort = () => reject(new Failure(0));
    call.send(form);
  });
}
