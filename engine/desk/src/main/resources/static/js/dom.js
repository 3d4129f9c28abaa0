/** Small steps on the document. Texts of the desk only ever become text nodes. */
export const byId = (id) => document.getElementById(id);

/** Writes a text, but only if it differs: what has not changed is not announced again. */
export function write(id, text) {
  const node = typeof id === "string" ? byId(id) : id;
  if (node.textContent !== text) node.textContent = text;
}

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Puts new children in, if what they are made from differs from last time. */
export function fill(id, facts, children) {
  const node = byId(id);
  const key = JSON.stringify(facts);
  if (node.factsShown === key) return;
  node.factsShown = key;
  node.replaceChildren(...children());
}

/** A term and its value for a list of pairs. */
export const pair = (term, value, kind = "") =>
  make("div", { class: kind }, make("dt", {}, term), make("dd", { class: "num" }, value));
