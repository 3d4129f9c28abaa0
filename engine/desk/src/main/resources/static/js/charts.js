/** The charts. One canvas each; colours are those of the style sheet, so that dark and light follow the system. */
import { decimal } from "./text.js";

const KEPT = 1800;
const NAMES = ["prices", "inventory", "pnl"];
const points = [];
const charts = {};
let limits = null;
let drawnAt = 0;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const column = (name) => points.map((p) => [p.atMillis, Number(p[name])]);

export function start() {
  for (const name of NAMES) {
    charts[name] = window.echarts.init(document.getElementById(`chart-${name}`), null, { renderer: "canvas" });
  }
  new ResizeObserver(() => NAMES.forEach((name) => charts[name].resize())).observe(document.querySelector(".grid"));
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => draw(true));
}

/** Starts over with what the desk remembers. */
export function load(history) {
  points.splice(0, points.length, ...history);
  draw(true);
}

export function add(point, inventory) {
  limits = inventory;
  const last = points.at(-1);
  if (point && (!last || point.atMillis > last.atMillis)) points.push(point);
  if (points.length > KEPT) points.shift();
  draw(false);
}

function draw(now) {
  if (!charts.prices || document.hidden || !now && performance.now() - drawnAt < 450) return;
  drawnAt = performance.now();
  charts.prices.setOption(frame([
    line("mid", "Mid", colour("mid"), { lineStyle: { width: 1.2 } }),
    line("bid", "Our bid", colour("bid"), { step: "end" }),
    line("ask", "Our ask", colour("ask"), { step: "end" }),
  ], { scale: true }));
  charts.inventory.setOption(frame([line("inventory", "Inventory", colour("bid"), { step: "end", areaStyle: { opacity: .15 }, markLine: marks() })], range()));
  charts.pnl.setOption(frame([line("pnl", "Total", colour("text"), { areaStyle: { opacity: .08 } })], { scale: true }));
}

function line(name, label, shade, more) {
  return { type: "line", name: label, data: column(name), showSymbol: false, color: shade, animation: false,
    connectNulls: false, lineStyle: { width: 1.6 }, ...more };
}

function marks() {
  if (!limits) return undefined;
  const at = (value, label, shade) => ({ yAxis: Number(value), lineStyle: { color: shade, type: "dashed", width: 1 },
    label: { formatter: label, color: colour("soft"), position: "insideEndTop", fontSize: 11 } });
  return { symbol: "none", animation: false, silent: true, data: [
    at(limits.softLong, "soft", colour("warn")), at(-limits.softShort, "soft", colour("warn")),
    at(limits.hardLong, "hard", colour("bad")), at(-limits.hardShort, "hard", colour("bad"))] };
}

/** Always from limit to limit, so that a small holding looks small. */
function range() {
  if (!limits) return {};
  return { min: -1.1 * Number(limits.hardShort), max: 1.1 * Number(limits.hardLong),
    axisLabel: { color: colour("soft"), fontSize: 11, showMinLabel: false, showMaxLabel: false } };
}

function frame(series, vertical) {
  const soft = colour("soft");
  const rule = { lineStyle: { color: colour("line") } };
  const text = { color: soft, fontSize: 11, hideOverlap: true };
  return {
    animation: false,
    grid: { left: 8, right: 12, top: 14, bottom: 4, containLabel: true },
    xAxis: { type: "time", axisLabel: { ...text, formatter: "{HH}:{mm}:{ss}" }, axisLine: rule, splitNumber: 4 },
    yAxis: { type: "value", axisLabel: { ...text, formatter: (value) => decimal(String(+value.toPrecision(10))) }, splitLine: rule, splitNumber: 4, ...vertical },
    useUTC: true,
    tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: colour("raised"), borderColor: colour("line"),
      textStyle: { color: colour("text"), fontSize: 12 } },
    series,
  };
}
