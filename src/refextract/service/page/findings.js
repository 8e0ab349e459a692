// The list of findings, the worst first, with what would mend them.

import { el } from "./dom.js";

const RANKS = ["error", "warning", "info"];
const SIGNS = { error: "✗", warning: "!", info: "i" };

export function findingList(model, mend) {
  const problems = model.problems.map((each) => el("p", { class: "problem" }, `Not all could be read: ${each}`));
  if (!model.findings.length) return [...problems, el("p", { class: "empty" }, "Nothing to find fault with.")];
  const numbered = model.findings.map((finding, number) => ({ finding, number }));
  numbered.sort((one, other) => RANKS.indexOf(one.finding.severity) - RANKS.indexOf(other.finding.severity) || one.finding.start - other.finding.start);
  return [...problems, el("ol", { class: "rows" }, numbered.map((each) => row(model, each, mend)))];
}

function row(model, { finding, number }, mend) {
  const place = finding.page ? `page ${finding.page}` : `line ${finding.line}`;
  return el("li", { id: `finding-${number}`, class: finding.severity },
    el("p", {}, el("span", { class: `severity ${finding.severity}` }, el("span", { "aria-hidden": "true" }, SIGNS[finding.severity]), ` ${finding.severity}`), " ", el("a", { href: `#flag-${number}`, "data-flag": String(number) }, place), el("span", { class: "code" }, ` ${finding.code} ${finding.name}`)),
    el("p", {}, finding.message),
    finding.fix ? fix(model, finding.fix, mend) : null);
}

function fix(model, remedy, mend) {
  const edits = remedy.edits.map(({ start, end, text }) => el("p", { class: "fix" }, el("del", {}, model.text.slice(start, end)), " → ", el("ins", {}, text || "(nothing)")));
  const told = remedy.safe ? "Mend it" : "Mend it (look at it first)";
  return el("div", {}, edits, mend ? el("button", { type: "button", onclick: () => mend(remedy.edits) }, told) : null);
}

// The text with edits made.
export function mended(text, edits) {
  const sorted = [...edits].sort((one, other) => one.start - other.start);
  const out = [];
  let place = 0;
  for (const { start, end, text: put } of sorted) {
    out.push(text.slice(place, start), put);
    place = end;
  }
  return [...out, text.slice(place, text.length)].join("");
}
