/** The kill switch: opened by one button, pressed by another, with a reason; nothing here resumes. */
import { byId, write } from "./dom.js";
import { person, send } from "./session.js";

const ROLES = ["OPERATOR", "RISK", "GOVERNOR"];

export function start() {
  const dialog = byId("kill");
  byId("kill-open").addEventListener("click", () => {
    byId("kill-form").hidden = false;
    byId("kill-done").hidden = true;
    write("kill-problem", "");
    dialog.showModal();
    write("kill-who", `The receipt names you: ${person().name} (${person().person}).`);
    byId("reason").focus();
  });
  byId("kill-cancel").addEventListener("click", () => dialog.close());
  byId("kill-close").addEventListener("click", () => dialog.close());
  byId("kill-form").addEventListener("submit", (event) => {
    event.preventDefault();
    press();
  });
}

/** The switch shows that it is on; a second press would say nothing new. */
export function show({ standing }) {
  const button = byId("kill-open");
  const mine = person().roles.some((role) => ROLES.includes(role));
  button.disabled = standing.killed;
  button.hidden = !mine && !standing.killed;
  write(button, standing.killed ? "Kill switch is on" : "Kill switch…");
}

async function press() {
  const reason = byId("reason").value.trim();
  if (!reason) {
    write("kill-problem", "A reason is needed: it stands in the receipt, beside your name.");
    byId("reason").focus();
    return;
  }
  const button = byId("kill-now");
  button.disabled = true;
  write(button, "Halting…");
  try {
    const answer = await send("POST", "/api/control/kill", { reason }, AbortSignal.timeout(8000));
    const told = await answer.json();
    if (answer.ok) done(told.sentence);
    else write("kill-problem", told.detail ?? `The desk answered ${answer.status}.`);
  } catch (failure) {
    write("kill-problem", `The desk did not answer: it may still be quoting. Stop its process to halt it. (${failure.message})`);
  } finally {
    button.disabled = false;
    write(button, "Halt quoting now");
  }
}

function done(sentence) {
  byId("kill-form").hidden = true;
  byId("kill-done").hidden = false;
  write("kill-sentence", sentence);
  byId("reason").value = "";
  byId("kill-done-title").focus();
}
