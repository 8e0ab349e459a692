// The document as it was read, with its citations, entries and findings marked.

import { el } from "./dom.js";
import { SIGNS, calledOf, told } from "./model.js";

export function shownText(model) {
  const blocks = blocksOf(model);
  const pieces = piecesOf(model);
  const out = [];
  let place = 0;
  for (const block of blocks) {
    out.push(...inside(model, pieces, place, block.start));
    out.push(el(block.tag, block.attributes, inside(model, pieces, block.start, block.end)));
    place = block.end;
  }
  out.push(...inside(model, pieces, place, model.text.length));
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

function piecesOf(model) {
  const citations = model.items.map((item) => ({ start: item.start, end: item.end, item }));
  const findings = model.findings.map((finding, number) => ({ start: finding.start, end: finding.end, finding, number }));
  return { citations, findings };
}

// A stretch of the text, cut at every border of a mark.
function inside(model, { citations, findings }, start, end) {
  const marks = [...citations, ...findings].filter((each) => each.start < end && each.end > start);
  const borders = new Set([start, end]);
  for (const { start: first, end: last } of marks) {
    if (first > start) borders.add(first);
    if (last < end) borders.add(last);
  }
  const sorted = [...borders].sort((one, other) => one - other);
  return sorted.slice(0, -1).flatMap((from, index) => piece(model, marks, from, sorted[index + 1]));
}

function piece(model, marks, start, end) {
  const here = marks.filter((each) => each.start <= start && each.end >= end);
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
