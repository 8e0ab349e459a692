// The document as it was read, with its citations, entries and findings marked.

import { el } from "./dom.js";
import { SIGNS, calledOf, told } from "./model.js";

export function shownText(model) {
  const blocks = blocksOf(model);
  const marks = marksOf(model).reverse(); // the next one stands last
  const out = [];
  let place = 0;
  for (const block of blocks) {
    out.push(...inside(model, marks, place, block.start));
    out.push(el(block.tag, block.attributes, inside(model, marks, block.start, block.end)));
    place = block.end;
  }
  out.push(...inside(model, marks, place, model.text.length));
  return out;
}

// Headings and entries: what stands around other marks. They never overlap; where they would, the first counts.
function blocksOf(model) {
  const headings = model.headings.map(([start, end]) => ({ start, end, tag: "strong", attributes: { class: "heading" } }));
  const entries = model.references
    .filter((each) => each.end > each.start)
    .map((each) => ({ start: each.start, end: each.end, tag: "span", attributes: entryAttributes(each) }));
  const sorted = [...entries, ...headings].sort((one, other) => one.start - other.start || other.end - one.end);
  let last = 0;
  return sorted.filter((each) => each.start >= last && (last = each.end));
}

function entryAttributes(reference) {
  return { class: "entry", id: `entry-${reference.id}`, "data-reference": reference.id, title: `Entry: ${calledOf(reference)}` };
}

function marksOf(model) {
  const citations = model.items.map((item) => ({ start: item.start, end: item.end, item }));
  const findings = model.findings.map((finding, number) => ({ start: finding.start, end: finding.end, finding, number }));
  return [...citations, ...findings].filter((each) => each.end > each.start).sort((one, other) => one.start - other.start);
}

// A stretch of the text, cut at every border of a mark; the marks come in their order, those behind it are left.
function inside(model, marks, start, end) {
  const here = [];
  while (marks.length && marks.at(-1).start < end) here.push(marks.pop());
  const borders = new Set([start, end]);
  for (const { start: first, end: last } of here) {
    if (first > start) borders.add(first);
    if (last < end) borders.add(last);
  }
  const sorted = [...borders].sort((one, other) => one - other);
  const out = [];
  let active = [];
  let next = 0;
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    while (next < here.length && here[next].start <= sorted[index]) active.push(here[next++]);
    active = active.filter((each) => each.end > sorted[index]);
    out.push(...piece(model, active, sorted[index], sorted[index + 1]));
  }
  marks.push(...active.filter((each) => each.end > end).reverse());
  return out;
}

function piece(model, here, start, end) {
  let node = model.text.slice(start, end);
  const cited = here.filter((each) => each.item);
  const found = here.filter((each) => each.finding);
  if (cited.length) node = citation(cited, start, node);
  const flags = found.filter((each) => each.start === start).map(flag);
  if (found.length) node = el("span", { class: `finding ${worst(found)}` }, node);
  return [...flags, node];
}

function citation(cited, start, text) {
  const item = (cited.find((each) => each.start === start) ?? cited[0]).item;
  const attributes = {
    class: `citation ${item.state}`,
    href: item.entry ? `#card-${item.entry.id}` : `#why-${item.key}`,
    "data-item": item.key,
    title: item.entry ? calledOf(item.entry) : `citation ${told(item.state)}`,
  };
  const first = cited.some((each) => each.start === start);
  const sign = first && item.state !== "resolved" ? el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[item.state]) : null;
  return el("a", first ? { ...attributes, id: `cite-${item.key}` } : { ...attributes, tabindex: "-1" }, sign, text);
}

function flag({ finding, number }) {
  const label = `${finding.severity}: ${finding.message}`;
  return el("a", { class: `flag ${finding.severity}`, id: `flag-${number}`, href: `#finding-${number}`, title: label, "aria-label": label, "data-finding": String(number) }, finding.severity === "info" ? "i" : "!");
}

const RANKS = ["error", "warning", "info"];
const worst = (found) => RANKS.find((rank) => found.some((each) => each.finding.severity === rank));
