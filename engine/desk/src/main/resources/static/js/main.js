/** Wires the page in the order of the data: link, then what it shows. */
import * as charts from "./charts.js";
import { byId, write } from "./dom.js";
import * as kill from "./kill.js";
import { follow } from "./link.js";
import * as panels from "./panels.js";
import * as session from "./session.js";
import * as standing from "./standing.js";
import { ago, time, words } from "./text.js";

let last = null;
let loadedFor = null;

charts.start();
setInterval(() => write("clock", new Date().toISOString().slice(11, 19)), 250);
if (await session.begin()) {
  greet();
  kill.start();
  watch();
}

function greet() {
  const { name, roles, local } = session.person();
  write("me-name", name);
  write("me-roles", roles.length ? words(roles.join(", ")) : "No role yet");
  byId("me-password").hidden = !local;
  byId("me-out").addEventListener("click", session.logOut);
}

function watch() {
  follow({
    onPage(page) {
      last = page;
      standing.show(page);
      kill.show(page);
      panels.show(page);
      charts.add(page.point, page.inventory);
    },
    onLink(state, silentMillis) {
      document.body.dataset.link = state;
      write("link-words", { live: "Live", lost: "Lost", waiting: "Connecting" }[state]);
      byId("lost").hidden = state !== "lost";
      if (state === "live") loadHistory();
      else {
        loadedFor = null;
        lost(silentMillis);
      }
    },
    // a session that has ended breaks the stream too, and then there is somebody to ask
    onBreak() {
      session.begin().catch(() => {});
    },
  });
}

function lost(silentMillis) {
  write("lost-words", last
    ? `What it shows is of ${time(last.servedAt)} UTC, ${ago(silentMillis)} ago. ${last.standing.killed ? "It was halted then." : "The desk may go on quoting."}`
    : `No word from it for ${ago(silentMillis)}. It may be quoting.`);
}

async function loadHistory() {
  if (loadedFor) return;
  loadedFor = fetch("/api/history").then((answer) => answer.json()).then(charts.load)
    .catch(() => { loadedFor = null; });
}
