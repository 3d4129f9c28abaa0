/** How numbers and times are written. Money comes as decimal text and is only grouped and cut, never computed with. */
const spaced = (whole) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");

/** Decimal text with its thousands set apart, cut (not rounded) to so many places. */
export function decimal(text, places) {
  if (text === null || text === undefined) return "—";
  const [whole, rest = ""] = String(text).replace("-", "").split(".");
  const cut = places === undefined ? rest : rest.padEnd(places, "0").slice(0, places);
  const sign = String(text).startsWith("-") && /[1-9]/.test(whole + cut) ? "\u2212" : "";
  return sign + spaced(whole) + (cut ? "." + cut : "");
}

/** A price or quantity without the zeros that say nothing, but with at least so many places. */
export function plain(text, least = 0) {
  const [, rest = ""] = String(text ?? "").split(".");
  return decimal(text, Math.max(least, rest.replace(/0+$/, "").length));
}

export function signed(text, places) {
  const written = decimal(text, places);
  return /^[^\u2212].*[1-9]/.test(written) || /^[1-9]/.test(written) ? "+" + written : written;
}

export const number = (value, places) => Number.isFinite(value) ? decimal(value.toFixed(places)) : "—";

export const time = (instant) => new Date(instant).toISOString().slice(11, 19);

/** A length of time in the two words that matter. */
export function ago(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
}

/** FILL_DEVIATION as "Fill deviation". */
export function words(name) {
  const plain = name.toLowerCase().replaceAll("_", " ");
  return plain[0].toUpperCase() + plain.slice(1);
}
