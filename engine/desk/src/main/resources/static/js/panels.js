/** The cards that explain: decisions, inventory, profit, feed, breakers, treasury, orders, release and loop. */
import { byId, fill, make, pair, write } from "./dom.js";
import { ago, decimal, number, plain, signed, time, words } from "./text.js";

const UNITS = { VOLATILITY: "bps", FILL_DEVIATION: "bps", HEARTBEAT: "ms", VENUE_GAP: "bps", DRAWDOWN: "bps" };
const PARTS = { staleness: "Freshness", gaps: "No gaps", missingLevels: "Book levels", staleTrades: "Fresh trades", venueDisagreement: "Venues agree" };

export function show(page) {
  decisions(page);
  if (page.inventory) inventory(page);
  if (page.pnl) profit(page.pnl);
  if (page.feed) feed(page);
  breakers(page.breakers);
  if (page.treasury) treasury(page);
  orders(page);
  running(page);
}

function decisions({ lines, unchanged, loop }) {
  write("unchanged", unchanged ? `${decimal(unchanged)} decisions since then changed nothing.` : `${decimal(loop.decisions)} decisions in this run.`);
  fill("lines", lines, () => lines.map((line) => make("li", { "data-weight": line.weight },
    make("time", { datetime: line.at }, time(line.at)),
    make("p", {}, `${line.text} `, make("span", { class: "source" }, line.source)))));
}

function inventory({ inventory: held }) {
  const hard = held.quantity.startsWith("-") ? Number(held.hardShort) : Number(held.hardLong);
  const share = Math.max(-100, Math.min(100, 100 * Number(held.quantity) / hard));
  const bar = byId("held-bar");
  bar.setAttribute("x", Math.min(0, share));
  bar.setAttribute("width", Math.max(.6, Math.abs(share)));
  const short = -100 * Number(held.softShort) / Number(held.hardShort);
  const long = 100 * Number(held.softLong) / Number(held.hardLong);
  byId("soft-zone").setAttribute("x", short);
  byId("soft-zone").setAttribute("width", long - short);
  write("limit-short", `\u2212${plain(held.hardShort)}`);
  write("limit-soft", `soft \u2212${plain(held.softShort)} to +${plain(held.softLong)}`);
  write("limit-long", `+${plain(held.hardLong)} hard`);
  byId("gauge").setAttribute("aria-label", `Holding ${held.quantity} ${held.asset}, soft limit ${held.softLong}, hard limit ${held.hardLong}`);
}

function profit(pnl) {
  fill("pnl-parts", pnl, () => [
    pair("Realized", signed(pnl.realized, 2)), pair("Unrealized", signed(pnl.unrealized, 2)),
    pair("Fees", decimal(pnl.fees, 2)), pair(`Peak, ${pnl.asset}`, decimal(pnl.peak, 2))]);
}

function feed({ feed: health, sources, market }) {
  fill("parts", health.parts, () => Object.entries(PARTS).map(([name, label]) => {
    const value = health.parts[name];
    return make("li", {}, make("span", {}, label),
      make("meter", { min: 0, max: 1, low: .5, high: .8, optimum: 1, value, "aria-label": label }),
      make("span", { class: "num" }, number(100 * value, 0)));
  }));
  const refused = Object.entries(health.refused);
  const total = refused.reduce((sum, [, count]) => sum + count, 0);
  fill("feed-pairs", health, () => [
    pair("Latency p50 / p95", `${number(health.latencyP50Millis, 0)} / ${number(health.latencyP95Millis, 0)} ms`),
    pair("Heartbeat age", `${decimal(health.heartbeatAgeMillis)} ms`),
    pair("Clock offset", `${number(health.clockOffsetMillis, 1)} ± ${number(health.clockOffsetUncertaintyMillis, 1)} ms`),
    pair("Gap to other venue", `${number(health.venueGapBps, 2)} bps`),
    pair("Sequence gaps", decimal(health.gaps)),
    pair("Refused frames", total ? `${decimal(total)} (${refused.map(([reason, count]) => `${reason} ${count}`).join(", ")})` : "0", total ? "warn" : "")]);
  fill("sources", sources.map((s) => [s.phase, s.reconnects, s.lastProblem, Math.floor(s.frames / 100)]), () => sources.map((source) =>
    make("li", {}, `${source.number === 1 ? market.venue : "mirrored venue"}: `,
      make("span", { class: source.phase === "CONNECTED" ? "good" : "bad" }, source.phase.toLowerCase()),
      `, ${decimal(source.frames)} frames, ${source.reconnects} reconnects`,
      source.lastProblem ? `. Last problem: ${source.lastProblem}` : "")));
}

function breakers(all) {
  const tripped = all.filter((one) => one.tripped);
  write("breakers-count", tripped.length ? `${tripped.length} in force` : "none in force");
  fill("breakers", all, () => [...tripped, ...all.filter((one) => !one.tripped)].map(breaker));
}

function breaker(one) {
  const limit = one.kind === "CONFIDENCE" ? `below ${number(100 * one.threshold, 0)} %`
    : UNITS[one.kind] ? `above ${decimal(one.threshold)} ${UNITS[one.kind]}` : "";
  const action = words(one.action).toLowerCase();
  const item = make("li", { "data-tripped": one.tripped }, make("p", { class: "head" },
    make("span", {}, words(one.kind)),
    make("span", { class: "word" }, one.tripped ? "IN FORCE" : `armed${limit ? ", " : ""}${limit}`)));
  if (one.tripped) {
    item.append(make("p", {}, `${one.cause} `, make("span", { class: "source" }, one.source)),
      make("p", { class: "quiet" }, `Since ${time(one.since)} UTC: ${action}, ${one.latch === "MANUAL" ? "released by sign-off only" : "releases by itself"}. ${one.recovery}`));
  }
  return item;
}

function treasury({ treasury: held, market }) {
  write("epoch-ends", `next epoch ends ${time(held.epochEndsAt)} UTC`);
  const multipliers = Object.entries(held.multipliers).map(([tier, factor]) => `${tier} m ×${factor}`).join(", ");
  fill("balances", [held.liquid, held.buffer, held.tokens, multipliers], () => [
    pair(`Liquid, ${held.asset}`, decimal(held.liquid, 2)), pair(`Buffer, ${held.asset}`, decimal(held.buffer, 2)),
    pair(`Tokens, ${held.token}`, decimal(held.tokens, 2)), pair(`Protected, ${held.asset}`, decimal(held.protectedFloor, 2)),
    pair("Reward multipliers", multipliers || "not set in this run")]);
  const shown = held.epochs.slice(0, 3);
  fill("verdicts", [shown, market.id], () => shown.length ? shown.map(epoch)
    : [make("p", { class: "epoch quiet" }, "No epoch has ended in this run.")]);
}

function epoch(one) {
  return make("div", { class: "epoch" },
    make("p", {}, `Epoch ${one.number}, ${time(one.at)} UTC, ${one.state.toLowerCase()}, profit ${signed(one.profit, 2)}`),
    make("ul", {}, ...one.verdicts.map((verdict) => make("li", {}, make("b", {}, `${verdict.verdict}. `), `${verdict.reason} `,
      make("span", { class: "source" }, verdict.source)))));
}

function orders({ quoting, fills, loop }) {
  const mid = Number(quoting.mid);
  const row = (side, quote) => make("tr", {}, make("td", { class: side }, side),
    make("td", { class: "num" }, plain(quote.price, 2)), make("td", { class: "num" }, plain(quote.quantity, 2)),
    make("td", { class: "num" }, mid ? `${number(1e4 * (Number(quote.price) / mid - 1), 2)} bps` : "—"));
  const nothing = (columns, text) => [make("tr", {}, make("td", { colspan: columns, class: "quiet" }, text))];
  write("fills-count", `${decimal(loop.fills)} in this run`);
  const ladder = document.querySelector("#ladder tbody");
  ladder.id = "ladder-rows";
  fill("ladder-rows", [quoting.bids, quoting.asks], () => quoting.bids.length + quoting.asks.length
    ? [...quoting.asks.toReversed().map((quote) => row("ask", quote)), ...quoting.bids.map((quote) => row("bid", quote))]
    : nothing(4, "No quote rests."));
  document.querySelector("#fills tbody").id = "fill-rows";
  fill("fill-rows", fills.map((one) => one.id), () => fills.length ? fills.map((one) => make("tr", {},
    make("td", {}, time(one.at)), make("td", { class: one.side === "BUY" ? "bid" : "ask" }, one.side === "BUY" ? "bought" : "sold"),
    make("td", { class: "num" }, plain(one.price, 2)), make("td", { class: "num" }, plain(one.quantity, 2)))) : nothing(4, "No fill in this run."));
}

function running({ release, loop, quoting }) {
  const ticks = loop.tickToQuote;
  fill("running", [release, loop, quoting.placed], () => [
    pair("Active release", `${release.id.slice(0, 16)} since ${time(release.since)} UTC, by ${release.operator}: ${release.reason}`, "wide"),
    ...(release.coming ? [pair("Coming release", `${release.coming.slice(0, 16)}, prepared since ${time(release.comingSince)} UTC`, "wide")] : []),
    ...(release.before ? [pair("Release before", release.before.slice(0, 16), "wide")] : []),
    ...(release.problem ? [pair("Not in force", release.problem, "wide")] : []),
    ...(release.note ? [pair("Note", release.note, "wide")] : []),
    pair("Rules", decimal(release.rules)),
    pair("Decisions", decimal(loop.decisions)), pair("Latest receipt", loop.receipt ? `no. ${decimal(loop.receipt)}` : "—"),
    pair("Quotes placed", decimal(quoting.placed)), pair("Loop turns", decimal(loop.turns)), pair("Frames waiting", decimal(loop.waiting)),
    pair("Tick to quote p50 / p99", `${number(ticks.p50Micros, 1)} / ${number(ticks.p99Micros, 1)} µs`),
    pair("Last decision", loop.sinceDecisionMillis < 0 ? "none yet" : `${ago(loop.sinceDecisionMillis)} ago`)]);
}
