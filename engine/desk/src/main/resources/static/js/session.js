/** Who looks at the page. Commands carry the CSRF token of the session; without a session there is only the login. */
let me = null;
let out = false;

export const person = () => me;

/** Asks who one is; goes to the login where that is nobody, or somebody who has to change a password first. */
export async function begin() {
  const answer = await fetch("/api/access/me", { headers: { Accept: "application/json" } });
  if (answer.status === 401) {
    leave("ended");
    return null;
  }
  if (!answer.ok) throw new Error(`The desk answered ${answer.status}.`);
  me = await answer.json();
  if (me.mustChangePassword) {
    leave("change");
    return null;
  }
  return me;
}

/** Sends JSON; a session that has ended leads to the login. */
export async function send(method, path, body, signal) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (me?.csrf) headers[me.csrf.header] = me.csrf.token;
  const answer = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  if (answer.status === 401 && me) leave("ended");
  return answer;
}

/** Sends a text as it is: what was signed keeps its bytes. */
export async function sendText(method, path, text) {
  const headers = { Accept: "application/json", "Content-Type": "application/json" };
  if (me?.csrf) headers[me.csrf.header] = me.csrf.token;
  const answer = await fetch(path, { method, headers, body: text });
  if (answer.status === 401 && me) leave("ended");
  return answer;
}

/** After a login or a change of password: the person and the token of the new session. */
export function become(told) {
  me = told;
}

/** Whoever logs out is not told that the session has ended, although the stream of the page breaks too. */
export function leave(why) {
  location.replace(`/login.html?${out ? "out" : why}`);
}

export async function logOut() {
  out = true;
  try {
    await send("POST", "/api/access/logout");
  } finally {
    leave("out");
  }
}
