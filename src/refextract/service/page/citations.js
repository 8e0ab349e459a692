// The list of citations: where each leads and why; those that lead nowhere first.

import { el } from "./dom.js";
import { SIGNS, UNSURE, calledOf, told } from "./model.js";

const ORDER = ["ambiguous", "unresolved", "resolved", "web"];
const AROUND = 32; // characters of the text that are shown on each side

// Those that lead nowhere come first, then those that lead somewhere without being sure of it.
const rank = (item) => ORDER.indexOf(item.state) + (item.state === "resolved" && item.score >= UNSURE ? 0.5 : 0);

export function citationList(model) {
  if (!model.items.length) return [el("p", { class: "empty" }, "No citation was found.")];
  const sorted = [...model.items].sort((one, other) => rank(one) - rank(other) || one.start - other.start);
  const counts = ORDER.map((state) => [state, model.items.filter((each) => each.state === state).length]).filter(([, number]) => number);
  const legend = el("ul", { class: "legend" }, counts.map(([state, number]) => el("li", {}, el("span", { class: `citation ${state}` }, `${SIGNS[state]} ${number}`), ` ${told(state)}`)));
  return [legend, el("ol", { class: "rows" }, sorted.map((each) => row(model, each)))];
}

function row(model, item) {
  const rivals = item.rivals.map(({ reference, score }) => ({ entry: model.byId.get(reference), score })).filter(({ entry }) => entry);
  return el("li", { id: `why-${item.key}`, class: item.state },
    el("p", { class: "context" }, before(model, item.start), el("a", { class: `citation ${item.state}`, href: `#cite-${item.key}`, "data-cite": item.key }, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[item.state]), item.text), behind(model, item.end)),
    el("p", {}, item.entry ? ["→ ", to(item.entry), ` (${item.score.toFixed(2)}${item.score < UNSURE ? ", uncertain" : ""})`] : WHY[item.state]),
    item.reasons.length ? el("p", { class: "why" }, item.reasons.join("; ")) : null,
    rivals.length ? el("p", { class: "why" }, "might be ", rivals.flatMap(({ entry, score }, place) => [place ? ", " : "", to(entry), ` (${score.toFixed(2)})`])) : null);
}

// What stands before or behind a citation, whole words of it.
function before(model, place) {
  const shown = model.text.slice(Math.max(0, place - AROUND), place).replace(/\s+/g, " ");
  return place > AROUND ? shown.replace(/^\S*\s/, "… ") : shown;
}

function behind(model, place) {
  const shown = model.text.slice(place, place + AROUND).replace(/\s+/g, " ");
  return place + AROUND < model.text.length ? shown.replace(/\s\S*$/, " …") : shown;
}

const WHY = { unresolved: "No entry of the list fits.", ambiguous: "Several entries fit.", web: "An address in the text." };
const to = (entry) => el("a", { href: `#card-${entry.id}`, "data-card": entry.id }, calledOf(entry));
