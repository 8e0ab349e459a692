// What was found in a document, joined: each citation item with its entry, each entry with the items that lead to it.

import { Text } from "./codepoints.js";

export const UNSURE = 0.8; // below it an entry is to be looked at

const NAMED = { resolved: "with an entry", unresolved: "without an entry", ambiguous: "that fit several", web: "addresses" };
export const SIGNS = { resolved: "✓", unresolved: "✗", ambiguous: "≈", web: "↗" };

export const told = (state) => NAMED[state];

export function modelOf(found) {
  const text = new Text(found.text);
  const references = found.references.map((each) => ({ ...each, citing: [], spans: found.entries[each.id] ?? null }));
  for (const each of references) {
    each.corrected = false;
    each.accepted = false;
  }
  const byId = new Map(references.map((each) => [each.id, each]));
  const items = [];
  for (const citation of found.citations) {
    citation.items.forEach((item, place) => {
      const entry = byId.get(item.reference) ?? null;
      const made = { ...item, key: `${citation.id}-${place}`, style: citation.style, entry, state: stateOf(item) };
      if (entry) entry.citing.push(made);
      items.push(made);
    });
  }
  return { text, references, byId, items, findings: found.diagnostics, headings: found.headings, ...about(found) };
}

function about(found) {
  return { source: found.source, format: found.format, problems: found.problems };
}

function stateOf(item) {
  if (item.reference) return "resolved";
  if (item.pointer.kind === "url") return "web";
  return item.rivals.length > 1 ? "ambiguous" : "unresolved";
}

// Corrections that are to be sent: by the id of an entry its text and its fields.
export function corrections(model) {
  const changed = model.references.filter((each) => each.corrected);
  return Object.fromEntries(changed.map((each) => [each.id, { text: each.text, spans: each.spans }]));
}

// What was corrected or looked at in a document stays so when it is read again.
export function carriedOver(before, after) {
  for (const each of before.references) {
    const again = after.byId.get(each.id);
    if (again?.text === each.text) Object.assign(again, { corrected: each.corrected, accepted: each.accepted });
  }
  return after;
}

// Lines to train on: entries that were corrected, or looked at and found right.
export function trainingLines(model) {
  const sure = model.references.filter((each) => (each.corrected || each.accepted) && each.spans?.length);
  return sure.map((each) => `${JSON.stringify({ text: each.text, spans: each.spans })}\n`).join("");
}

const name = (each) => each.literal ?? [each["non-dropping-particle"], each.family].filter(Boolean).join(" ");

export function titleOf(reference) {
  const { csl } = reference;
  return csl.title ?? csl["container-title"] ?? reference.text.slice(0, 80);
}

export function calledOf(reference) {
  const { csl } = reference;
  const people = (csl.author ?? csl.editor ?? []).map(name);
  const more = people.length > 2 || csl.custom?.["et-al"]?.includes("author");
  const who = more ? `${people[0]} et al.` : people.join(" and ");
  const year = csl.issued?.["date-parts"]?.[0][0] ?? csl.issued?.literal ?? "";
  return [who || titleOf(reference), `${year}${csl["year-suffix"] ?? ""}`].filter(Boolean).join(" ");
}

export function dated(date) {
  if (!date) return "";
  if (!date["date-parts"]) return date.literal ?? "";
  return date["date-parts"].map((parts) => parts.map((part, place) => String(part).padStart(place ? 2 : 4, "0")).join("-")).join("/");
}

export function valueText(value) {
  if (Array.isArray(value)) return value.map((each) => (each.literal ?? [each.given, each["dropping-particle"], name(each), each.suffix].filter(Boolean).join(" "))).join("; ");
  if (typeof value === "object") return value["date-parts"] || value.literal ? dated(value) : Object.values(value).flat().join(", ");
  return String(value);
}
