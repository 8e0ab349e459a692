// The editor of an entry: its words in a row, to be selected and given a label.

import { tokensOf } from "./codepoints.js";
import { el } from "./dom.js";

// Each label with the key that gives it, and the kind that its line and colour show.
export const LABELS = [
  ["author", "a", "people"], ["editor", "e", "people"], ["translator", "r", "people"],
  ["title", "t", "titles"], ["container-title", "c", "titles"], ["collection-title", "s", "titles"],
  ["date", "d", "dates"], ["accessed", "x", "dates"],
  ["volume", "v", "numbers"], ["issue", "i", "numbers"], ["page", "p", "numbers"], ["edition", "n", "numbers"],
  ["publisher", "u", "makers"], ["publisher-place", "l", "makers"], ["event", "k", "makers"], ["genre", "g", "makers"],
  ["note", "o", "makers"], ["doi", "f", "names"], ["url", "w", "names"], ["isbn", "b", "names"], ["issn", "h", "names"],
  ["pmid", "m", "names"], ["arxiv", "y", "names"], ["citation-number", "z", "numbers"],
];
const KIND = new Map(LABELS.map(([label, , kind]) => [label, kind]));
const KEY = new Map(LABELS.map(([label, key]) => [key, label]));
export const kindOf = (label) => KIND.get(label) ?? "makers";

// Spans with one more: what it covers is taken from the others, and an empty label leaves it to none.
export function relabelled(spans, start, end, label) {
  const kept = spans.flatMap(([first, last, name]) => [[first, Math.min(last, start), name], [Math.max(first, end), last, name]]);
  const left = kept.filter(([first, last]) => last > first);
  return (label ? [...left, [start, end, label]] : left).sort((one, other) => one[0] - other[0]);
}

// What is left of a span that was cut may begin or end with blanks and commas: no field does.
export function trimmed(spans, tokens) {
  return spans.flatMap(([start, end, name]) => {
    const inside = tokens.filter((token) => token.start < end && token.end > start);
    while (inside.length && isSeparator(inside[0])) inside.shift();
    while (inside.length && isSeparator(inside.at(-1))) inside.pop();
    return inside.length ? [[Math.max(start, inside[0].start), Math.min(end, inside.at(-1).end), name]] : [];
  });
}

const isSeparator = (token) => /^[,;:()[\]“”„"«»]$/u.test(token.text);

export class Editor {
  constructor(text, spans, changed) {
    this.tokens = tokensOf(text);
    this.spans = spans;
    this.changed = changed;
    this.anchor = this.focus = 0;
    this.dragged = false;
    this.element = el("div", { class: "editor" }, this.words(), this.palette());
    this.draw();
  }

  words() {
    this.list = el("div", { class: "tokens", role: "listbox", "aria-label": "Words of the entry", "aria-multiselectable": "true", "aria-orientation": "horizontal", onkeydown: (event) => this.pressed(event) });
    this.options = this.tokens.map((token, place) => {
      const label = el("small", { "aria-hidden": "true" });
      const word = el("span", { class: "token", role: "option", tabindex: place ? "-1" : "0" }, el("span", {}, token.text), label);
      word.addEventListener("pointerdown", (event) => this.begun(event, place));
      word.addEventListener("pointerenter", (event) => { if (this.dragged && event.buttons) this.select(this.anchor, place); });
      return word;
    });
    this.gaps = this.tokens.map((token, place) => el("span", { class: "gap", "aria-hidden": "true" }, token.start > (this.tokens[place - 1]?.end ?? 0) ? " " : ""));
    this.list.append(...this.options.flatMap((option, place) => [this.gaps[place], option]));
    addEventListener("pointerup", () => { this.dragged = false; });
    return this.list;
  }

  palette() {
    const buttons = LABELS.map(([label, key, kind]) =>
      el("button", { type: "button", class: `label ${kind}`, onclick: () => this.give(label) }, el("span", { class: "swatch" }), label, el("kbd", {}, key)));
    const none = el("button", { type: "button", class: "label none", onclick: () => this.give("") }, "no field", el("kbd", {}, "0"));
    const help = el("p", { class: "hint" }, "Select words by dragging or with Shift and a click or an arrow key; then choose what they are, or press its key.");
    return el("div", {}, help, el("div", { class: "palette", role: "group", "aria-label": "What the selected words are" }, buttons, none));
  }

  begun(event, place) {
    event.preventDefault();
    if (event.target.hasPointerCapture?.(event.pointerId)) event.target.releasePointerCapture(event.pointerId);
    this.dragged = true;
    this.select(event.shiftKey ? this.anchor : place, place);
  }

  select(anchor, focus) {
    this.anchor = anchor;
    this.focus = focus;
    this.draw();
    this.options[focus]?.focus({ preventScroll: true });
  }

  pressed(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -this.tokens.length, End: this.tokens.length };
    const step = steps[event.key];
    if (step) {
      const focus = Math.max(0, Math.min(this.tokens.length - 1, this.focus + step));
      this.select(event.shiftKey ? this.anchor : focus, focus);
    } else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (KEY.has(event.key)) this.give(KEY.get(event.key));
    else if (["0", "Delete", "Backspace"].includes(event.key)) this.give("");
    else return;
    event.preventDefault();
  }

  give(label) {
    const [first, last] = [Math.min(this.anchor, this.focus), Math.max(this.anchor, this.focus)];
    const [start, end] = [this.tokens[first].start, this.tokens[last].end];
    this.spans = trimmed(relabelled(this.spans, start, end, label), this.tokens);
    this.draw();
    this.options[this.focus].focus({ preventScroll: true });
    this.changed(this.spans);
  }

  reset(spans) {
    this.spans = spans;
    this.draw();
  }

  draw() {
    const [first, last] = [Math.min(this.anchor, this.focus), Math.max(this.anchor, this.focus)];
    const spans = this.tokens.map((token) => this.spans.find(([start, end]) => start < token.end && end > token.start) ?? null);
    this.options.forEach((option, place) => {
      const span = spans[place];
      const goesOn = span && span === spans[place - 1];
      const selected = place >= first && place <= last;
      const ends = span && span !== spans[place + 1];
      const kind = span ? kindOf(span[2]) : "";
      option.className = ["token", span && `field ${kind}`, ends && "ends", selected && "selected"].filter(Boolean).join(" ");
      option.setAttribute("aria-selected", String(selected));
      option.setAttribute("aria-label", `${this.tokens[place].text}, ${span ? span[2] : "no field"}`);
      option.tabIndex = place === this.focus ? 0 : -1;
      option.lastChild.textContent = span && !goesOn ? (SHORT[span[2]] ?? span[2]) : "\u00a0";
      this.gaps[place].className = goesOn ? `gap field ${kind}` : "gap";
    });
  }
}

const SHORT = { "container-title": "container", "collection-title": "series", "publisher-place": "place", "citation-number": "number" };
