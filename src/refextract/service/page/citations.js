// The list of citations: where each leads and why; those that lead nowhere first.

import { el } from "./dom.js";
import { SIGNS, calledOf, told } from "./model.js";

const ORDER = ["ambiguous", "unresolved", "resolved", "web"];

export function citationList(model) {
  if (!model.items.length) return [el("p", { class: "empty" }, "No citation was found.")];
  const sorted = [...model.items].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || one.start - other.start);
  const counts = ORDER.map((state) => [state, model.items.filter((each) => each.state === state).length]).filter(([, number]) => number);
  const legend = el("ul", { class: "legend" }, counts.map(([state, number]) => el("li", {}, el("span", { class: `citation ${state}` }, `${SIGNS[state]} ${number}`), ` ${told(state)}`)));
  return [legend, el("ol", { class: "rows" }, sorted.map((each) => row(model, each)))];
}

function row(model, item) {
  const rivals = item.rivals.map(({ reference, score }) => ({ entry: model.byId.get(reference), score })).filter(({ entry }) => entry);
  return el("li", { id: `why-${item.key}`, class: item.state },
    el("a", { class: `citation ${item.state}`, href: `#cite-${item.key}`, "data-cite": item.key }, el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[item.state]), item.text),
    el("p", {}, item.entry ? ["→ ", to(item.entry), ` (${item.score.toFixed(2)})`] : WHY[item.state]),
    item.reasons.length ? el("p", { class: "why" }, item.reasons.join("; ")) : null,
    rivals.length ? el("p", { class: "why" }, "might be ", rivals.flatMap(({ entry, score }, place) => [place ? ", " : "", to(entry), ` (${score.toFixed(2)})`])) : null);
}

const WHY = { unresolved: "No entry of the list fits.", ambiguous: "Several entries fit.", web: "An address in the text." };
const to = (entry) => el("a", { href: `#card-${entry.id}`, "data-card": entry.id }, calledOf(entry));
