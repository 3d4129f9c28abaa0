/** The door: a login, and a password of one's own before anything else. */
import { byId, make, write } from "./dom.js";
import * as session from "./session.js";

const NOTICES = { ended: "Your session has ended. Log in again.", out: "You are logged out.",
  refused: "The issuer's login was refused. Ask an admin whether you may use this desk." };
const why = location.search.slice(1);

byId("login").addEventListener("submit", (event) => {
  event.preventDefault();
  logIn();
});
byId("change").addEventListener("submit", (event) => {
  event.preventDefault();
  change();
});
byId("change-back").addEventListener("click", session.logOut);

const notice = NOTICES[why];
write("notice", notice ?? "");
byId("notice").hidden = !notice;
greet();

/** Somebody may be here who has a session already. */
async function greet() {
  const ways = await fetch("/api/access/ways").then((answer) => answer.json()).catch(() => ({}));
  if (ways.issuer) write("issuer-name", new URL(ways.issuer).host);
  byId("issuer").hidden = !ways.issuer;
  // a page that was just logged out asks nothing: the answer would only be an error
  if (notice) {
    byId("person").focus();
    return;
  }
  const answer = await fetch("/api/access/me").catch(() => null);
  if (answer?.ok) admit(await answer.json());
  else byId("person").focus();
}

async function logIn() {
  const person = byId("person").value.trim();
  const password = byId("password").value;
  if (!person || !password) return problem("login", "Person and password are needed.", person ? "password" : "person");
  await pressed("login-now", "login", async () => {
    const answer = await session.send("POST", "/api/access/login", { person, password });
    const told = await answer.json();
    if (answer.ok) admit(told, password);
    else problem("login", told.detail ?? `The desk answered ${answer.status}.`, "password");
  });
}

function admit(told, password) {
  session.become(told);
  if (!told.mustChangePassword && why !== "change") return enter(told);
  byId("login").hidden = true;
  byId("change").hidden = false;
  byId("change-person").value = told.person;
  byId("old").value = password ?? "";
  write("change-why", told.mustChangePassword
    ? `${told.name}, your password was given by somebody else. Until it is yours, the desk shows you nothing.`
    : `${told.name}, your other sessions end when it changes.`);
  if (!told.mustChangePassword) byId("change-back").replaceWith(back());
  byId(password ? "new" : "old").focus();
}

function enter(told) {
  if (told.roles.length) return location.replace("/");
  byId("change").hidden = true;
  byId("login").hidden = false;
  problem("login", `${told.name}, you have no role yet. Ask an admin.`, "person");
}

function back() {
  const button = make("button", { id: "change-back", class: "plain", type: "button" }, "Go back");
  button.addEventListener("click", () => location.replace("/"));
  return button;
}

async function change() {
  const [old, password, again] = ["old", "new", "again"].map((id) => byId(id).value);
  if (!old) return problem("change", "The password that you have now is needed.", "old");
  if (password !== again) return problem("change", "The two new passwords differ.", "again");
  await pressed("change-now", "change", async () => {
    const answer = await session.send("POST", "/api/access/password", { old, password });
    const told = await answer.json();
    if (answer.ok) enter(told);
    else problem("change", told.detail ?? `The desk answered ${answer.status}.`, "new");
  });
}

async function pressed(button, form, step) {
  write(`${form}-problem`, "");
  byId(button).disabled = true;
  try {
    await step();
  } catch (failure) {
    problem(form, `The desk did not answer. (${failure.message})`, button);
  } finally {
    byId(button).disabled = false;
  }
}

function problem(form, sentence, focus) {
  write(`${form}-problem`, sentence);
  byId(focus).focus();
}
