/** The kill switch: opened by one button, pressed by another, with a name and a reason; nothing here resumes. */
import { byId, write } from "./dom.js";

export function start() {
  const dialog = byId("kill");
  byId("kill-open").addEventListener("click", () => {
    byId("kill-form").hidden = false;
    byId("kill-done").hidden = true;
    write("kill-problem", "");
    dialog.showModal();
    (byId("operator").value ? byId("reason") : byId("operator")).focus();
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
  button.disabled = standing.killed;
  write(button, standing.killed ? "Kill switch is on" : "Kill switch…");
}

async function press() {
  const operator = byId("operator").value.trim();
  const reason = byId("reason").value.trim();
  if (!operator || !reason) {
    write("kill-problem", "Your name and a reason are needed: both stand in the receipt.");
    (operator ? byId("reason") : byId("operator")).focus();
    return;
  }
  const button = byId("kill-now");
  button.disabled = true;
  write(button, "Halting…");
  try {
    const answer = await fetch("/api/control/kill", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ operator, reason }),
      signal: AbortSignal.timeout(8000),
    });
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
