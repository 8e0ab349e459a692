// The list of references: each a card with its fields, the citations that lead to it, and its editor.

import { Text } from "./codepoints.js";
import { el } from "./dom.js";
import { Editor, kindOf } from "./editor.js";
import { UNSURE, calledOf, titleOf, valueText } from "./model.js";
import { valuesOf } from "./service.js";

const HIDDEN = new Set(["id", "type", "custom"]);

export function referenceList(model, changed) {
  if (!model.references.length) return [el("p", { class: "empty" }, "No reference was found.")];
  const unsure = model.references.filter(isUnsure).length;
  const order = el("select", { id: "order", onchange: () => sort(list, model, order.value) }, el("option", { value: "unsure" }, "uncertain ones first"), el("option", { value: "printed" }, "as printed"));
  const head = el("div", { class: "listhead" }, el("p", {}, unsure ? `${unsure} of ${model.references.length} uncertain` : "None uncertain"), el("label", {}, el("span", {}, "Order "), order));
  const list = el("ol", { class: "cards" }, model.references.map((each) => card(each, changed)));
  sort(list, model, "unsure");
  return [head, list];
}

const isUnsure = (reference) => reference.score < UNSURE && !reference.corrected && !reference.accepted;

function sort(list, model, order) {
  const sorted = [...model.references];
  if (order === "unsure") sorted.sort((one, other) => Number(isUnsure(other)) - Number(isUnsure(one)) || (isUnsure(one) ? one.score - other.score : 0));
  list.append(...sorted.map((each) => list.querySelector(`#card-${CSS.escape(each.id)}`)));
}

function card(reference, changed) {
  const element = el("li", { class: "card", id: `card-${reference.id}`, tabindex: "-1" });
  const redraw = () => fill(element, reference, redraw, changed);
  redraw();
  return element;
}

function fill(element, reference, redraw, changed) {
  element.classList.toggle("unsure", isUnsure(reference));
  const parts = [
    el("div", { class: "cardhead" }, el("h2", {}, calledOf(reference)), score(reference)),
    calledOf(reference).startsWith(titleOf(reference)) ? "" : el("p", { class: "title" }, titleOf(reference)),
    entry(reference),
    el("dl", {}, fields(reference)),
    el("div", { class: "row" }, cited(reference), el("span", { class: "space" }), buttons(element, reference, redraw, changed)),
  ];
  element.replaceChildren(...parts.filter(Boolean));
}

function score(reference) {
  if (reference.corrected) return el("span", { class: "state corrected" }, "✎ corrected");
  if (reference.accepted) return el("span", { class: "state accepted" }, "✓ looked at");
  if (!reference.spans) return el("span", { class: "state" }, "not printed as an entry");
  const word = isUnsure(reference) ? "? uncertain" : "✓ sure";
  return el("span", { class: `state ${isUnsure(reference) ? "open" : ""}`, title: "how likely all of it is right" }, `${word} ${reference.score.toFixed(2)}`);
}

// The entry as printed, its fields underlined.
export function entry(reference) {
  if (!reference.spans) return reference.text ? el("p", { class: "printed" }, reference.text) : null;
  const text = new Text(reference.text);
  const out = [];
  let place = 0;
  for (const [start, end, name] of reference.spans) {
    out.push(text.slice(place, start), el("span", { class: `field ${kindOf(name)}`, title: name, "data-field": name }, text.slice(start, end)));
    place = end;
  }
  return el("p", { class: "printed" }, reference.label ? el("span", { class: "number" }, `[${reference.label}] `) : null, out, text.slice(place, text.length));
}

function fields(reference) {
  const told = Object.entries(reference.csl).filter(([name]) => !HIDDEN.has(name));
  const kinds = { issued: "dates", DOI: "names", URL: "names", ISBN: "names", ISSN: "names", PMID: "names", PMCID: "names" };
  return [["type", reference.csl.type], ...told].map(([name, value]) =>
    el("div", { class: name === "type" ? "" : (kinds[name] ?? kindOf(name)) }, el("dt", {}, name), el("dd", {}, valueText(value))));
}

function cited(reference) {
  const links = reference.citing.map((item, place) => el("a", { href: `#cite-${item.key}`, "data-cite": item.key, "aria-label": `citation ${place + 1}: ${item.text}` }, String(place + 1)));
  if (!links.length) return el("span", { class: "cited never" }, "never cited");
  return el("span", { class: "cited" }, "cited at ", links.flatMap((link, place) => (place ? [", ", link] : [link])));
}

function buttons(element, reference, redraw, changed) {
  if (!reference.spans) return [];
  const accept = () => {
    reference.accepted = !reference.accepted;
    redraw();
    changed(reference);
    element.querySelector(".accept")?.focus();
  };
  const edit = el("button", { type: "button", class: "edit", "aria-expanded": "false", onclick: () => open(element, reference, redraw, changed) }, "Edit fields");
  const looked = reference.corrected ? null : el("button", { type: "button", class: "accept quiet", "aria-pressed": String(reference.accepted), onclick: accept }, reference.accepted ? "Not right after all" : "All right");
  return [looked, edit];
}

function open(element, reference, redraw, changed) {
  let latest = 0;
  const before = { spans: reference.spans, csl: reference.csl, corrected: reference.corrected };
  const problem = el("p", { class: "alert", role: "alert", hidden: true });
  const values = el("dl", { "aria-live": "polite" }, fields(reference));
  const taken = async (spans) => {
    const mine = ++latest;
    reference.spans = spans;
    reference.corrected = true;
    try {
      const csl = await valuesOf(reference.text, spans);
      if (mine !== latest) return;
      reference.csl = { ...csl, id: reference.csl.id };
      problem.hidden = true;
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
    values.replaceChildren(...fields(reference));
    changed(reference);
  };
  const editor = new Editor(reference.text, reference.spans, taken);
  const close = () => { redraw(); element.querySelector(".edit").focus(); };
  const undo = () => { latest += 1; Object.assign(reference, before); changed(reference); close(); };
  const done = el("button", { type: "button", class: "primary", onclick: close }, "Done");
  const back = el("button", { type: "button", class: "quiet", onclick: undo }, "Undo");
  element.replaceChildren(el("div", { class: "cardhead" }, el("h2", {}, calledOf(reference)), score(reference)), editor.element, el("div", { class: "row" }, el("span", { class: "space" }), back, done), problem, values);
  element.onkeydown = (event) => { if (event.key === "Escape") { element.onkeydown = null; close(); } };
  editor.options[0]?.focus();
}
