/** What a person must know first: how the desk stands, the state of the market, and the figures under them. */
import { byId, fill, make, write } from "./dom.js";
import { ago, decimal, number, plain, signed, time, words } from "./text.js";

const LEVELS = { QUOTING: "Quoting", LIMITED: "Quoting, limited", WAITING: "Waiting", HALTED: "Halted" };
const RESUME = {
  true: "Resuming takes two named persons with the desk stopped: dynamic-market release-breaker --operator NAME --second NAME --reason TEXT. Nothing on this page can lift the kill switch.",
  false: "",
};

export function show(page) {
  standing(page);
  marketState(page);
  figures(page);
}

function standing({ standing: desk, quoting }) {
  byId("standing").dataset.level = desk.level;
  const nothingPlaced = desk.level === "LIMITED" && quoting.bids.length + quoting.asks.length === 0;
  write("level", desk.killed ? "Halted by kill switch" : nothingPlaced ? "Not quoting" : LEVELS[desk.level]);
  const resting = quoting.bids.length + quoting.asks.length;
  const sentence = quoting.words[0].toUpperCase() + quoting.words.slice(1);
  write("quoting-words", `${sentence}. ${resting} quotes rest (${quoting.bids.length} bids, ${quoting.asks.length} asks).`);
  fill("reasons", desk.reasons, () => desk.reasons.map((reason) => make("li", {}, reason)));
  write("resume", RESUME[desk.killed]);
  byId("resume").hidden = !desk.killed;
  document.title = `${desk.killed ? "HALTED" : LEVELS[desk.level]} · Dynamic Market`;
}

function marketState({ state, market, servedAt }) {
  if (!state) return;
  byId("state-box").dataset.state = state.state;
  write("state", words(state.state));
  write("state-since", `Since ${time(state.since)} UTC, for ${ago(Date.parse(market.asOf) - Date.parse(state.since))}`);
  fill("state-reason", [state.reason, state.source], () =>
    [`${state.reason} `, make("span", { class: "source" }, state.source)]);
  write("state-next", state.candidate === state.state ? "The indicators agree with it now."
    : `The indicators have pointed at ${words(state.candidate).toLowerCase()} for ${ago(Date.parse(market.asOf) - Date.parse(state.candidateSince))}.`);
  write("market", `${market.id} · ${market.venue} · paper`);
}

function figures({ market, quoting, inventory, pnl, feed }) {
  if (!market) return;
  write("mid-unit", market.quote);
  write("mid", decimal(quoting.mid, 2));
  write("mid-note", `half-spread ${number(quoting.halfSpreadBps, 2)} bps`);
  side("bid", quoting.bids, market);
  side("ask", quoting.asks, market);
  if (inventory) {
    write("held-unit", inventory.asset);
    write("held", signed(inventory.quantity, Math.max(2, inventory.quantity.replace(/0+$/, "").split(".")[1]?.length ?? 0)));
    write("held-note", `${number(100 * Math.abs(inventory.softRatio), 0)} % of soft, ${number(100 * Math.abs(inventory.hardRatio), 0)} % of hard limit`);
  }
  if (pnl) {
    write("pnl-unit", pnl.asset);
    write("pnl", signed(pnl.total, 2));
    write("pnl-note", `drawdown ${decimal(pnl.drawdown, 2)}, ${number(pnl.drawdownBps, 1)} bps`);
  }
  if (feed) {
    write("confidence", `${number(100 * feed.confidence, 0)} %`);
    write("confidence-note", feed.bookValid ? "book valid" : "book not valid");
    byId("confidence-note").className = `note num ${feed.bookValid ? "" : "bad"}`;
  }
}

function side(id, quotes, market) {
  write(id, quotes.length ? decimal(quotes[0].price, 2) : "none");
  write(`${id}-note`, quotes.length ? `${plain(quotes[0].quantity)} ${market.base}, ${quotes.length} tiers` : "nothing rests");
}
