/** The inbox: tasks of one's roles, the open one beside them. What a task of signing shows is what is signed. */
import { byId, make, write } from "./dom.js";
import * as session from "./session.js";
import { time, words } from "./text.js";

const EVERY_MILLIS = 5000;
const HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
let open = null;

if (await session.begin()) {
  const { name, roles } = session.person();
  write("me-name", name);
  write("me-roles", roles.length ? words(roles.join(", ")) : "No role yet");
  byId("me-out").addEventListener("click", session.logOut);
  byId("claim").addEventListener("click", () => act("claim"));
  byId("release").addEventListener("click", () => act("release"));
  byId("decline").addEventListener("click", () => act("decline", { note: byId("note").value }));
  byId("doing").addEventListener("submit", (event) => {
    event.preventDefault();
    act("complete", { note: byId("note").value, lines: lines() });
  });
  byId("signature-form").addEventListener("submit", (event) => {
    event.preventDefault();
    handIn();
  });
  await list();
  setInterval(list, EVERY_MILLIS);
}

async function list() {
  const answer = await fetch("/api/tasks?limit=200").catch(() => null);
  if (!answer?.ok) return;
  const tasks = await answer.json();
  write("tasks-count", String(tasks.length));
  byId("tasks-none").hidden = tasks.length > 0;
  byId("tasks").replaceChildren(...tasks.map(row));
  if (open && !tasks.some((task) => task.id === open)) gone();
  else if (!open && tasks.length) show(tasks[0].id, false);
}

function row(task) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-current", String(task.id === open));
  const title = document.createElement("strong");
  title.textContent = task.name;
  const about = document.createElement("span");
  about.className = "quiet";
  const due = task.due ? `, due ${day(task.due)}${time(task.due)} UTC` : "";
  about.textContent = `${words(task.process)} · since ${time(task.openedAt)} UTC${due}${task.holder ? ` · ${task.holder} has it` : ""}`;
  button.append(title, about);
  button.addEventListener("click", () => show(task.id, true));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/** The date, where it is not today's. */
function day(instant) {
  const date = new Date(instant).toISOString().slice(0, 10);
  return date === new Date().toISOString().slice(0, 10) ? "" : `${date} `;
}

async function show(id, focus) {
  const answer = await fetch(`/api/tasks/${encodeURIComponent(id)}`).catch(() => null);
  if (!answer?.ok) return;
  const whole = await answer.json();
  open = id;
  const { task, variables } = whole;
  byId("task").hidden = false;
  write("task-title", task.name);
  write("task-about", `${words(task.process)} ${task.businessKey}`);
  write("task-instructions", task.instructions);
  write("task-holder", task.holder ? `${task.holder} has it.` : "Nobody has claimed it.");
  write("task-problem", "");
  byId("release").hidden = task.holder !== session.person().person;
  byId("claim").hidden = Boolean(task.holder);
  // before it can be seen: a signature that is handed in at once must know what it is of
  byId("signing").dataset.proposal = variables.proposal ?? "";
  byId("signing").hidden = !variables.proposal;
  byId("doing").hidden = Boolean(variables.proposal);
  byId("lines-box").hidden = whole.element !== "recovery" && task.process !== "daily-checklist";
  write("recovery", variables.recovery ?? (variables.machineLines ?? []).join("\n"));
  byId("history").replaceChildren(...whole.history.slice().reverse().map(happened));
  picture(id, task.process);
  if (variables.proposal) await proposal(variables.proposal);
  if (focus) byId("task-title").focus();
}

function happened(step) {
  const item = document.createElement("li");
  const when = document.createElement("time");
  when.textContent = time(step.at);
  item.append(when, `${words(step.kind)} ${step.element} ${step.detail}`);
  return item;
}

/** An image of its own, so that its style is none of the page's business. */
function picture(id, process) {
  const image = make("img", { src: `/api/tasks/${encodeURIComponent(id)}/picture?at=${Date.now()}`,
    alt: `The process ${words(process)} with its current step marked` });
  byId("picture").replaceChildren(image);
}

async function proposal(id) {
  const answer = await fetch(`/api/proposals/${id}`).catch(() => null);
  if (!answer?.ok) return;
  const shown = await answer.json();
  byId("words").replaceChildren(...shown.words.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
  const missing = Math.max(0, shown.quorum - shown.approvals.length);
  write("signed-by", `Signed by ${shown.approvals.join(", ") || "nobody yet"}; ${missing} more needed. Its hash: ${id}`);
  byId("payload").href = `/api/proposals/${id}/payload`;
  const report = shown.words.find((line) => line.startsWith("report: ")).slice("report: ".length);
  byId("report").hidden = report === HASH_OF_NOTHING;
  byId("report").href = `/api/reports/${report}`;
  write("sign-person", session.person().person);
}

async function handIn() {
  const id = byId("signing").dataset.proposal;
  const answer = await session.sendText("POST", `/api/proposals/${id}/signatures`, byId("signature").value.trim());
  if (answer.ok) {
    byId("signature").value = "";
    await show(open, false);
    await list();
  } else problem(await answer.json().catch(() => ({})), answer.status);
}

async function act(what, body) {
  const answer = await session.send("POST", `/api/tasks/${encodeURIComponent(open)}/${what}`, body);
  if (!answer.ok) return problem(await answer.json().catch(() => ({})), answer.status);
  byId("note").value = "";
  byId("lines").value = "";
  if (what === "complete") gone();
  else await show(open, false);
  await list();
}

function lines() {
  return byId("lines-box").hidden ? [] : byId("lines").value.split("\n").map((line) => line.trim()).filter(Boolean);
}

function problem(told, status) {
  write("task-problem", told.detail ?? `The desk answered ${status}.`);
}

function gone() {
  open = null;
  byId("task").hidden = true;
}
