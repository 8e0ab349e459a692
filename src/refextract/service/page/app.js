// The page: a document comes in, what is found in it is shown, linked both ways, corrected and taken away.

import { citationList } from "./citations.js";
import { byId, download, el, reveal, show } from "./dom.js";
import { findingList, mended } from "./findings.js";
import { carriedOver, corrections, modelOf, trainingLines } from "./model.js";
import { referenceList } from "./references.js";
import { exported, extract, formats, reported } from "./service.js";
import { shownText } from "./textview.js";

const EXAMPLE = `As Knuth (1984) and Lamport (1986, p. 12) show, boxes and glue are all that is needed. Others disagree (Nelson 2001).

References

Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.
Lamport, L. (1986). LaTeX: A Document Preparation System. Reading, Mass.: Addison-Wesley.
Nelsson, R., & Doe, J. (2001). On glue. Journal of Setting, 12(3), 45-67. https://doi.org/10.1000/182
`;
const TABS = ["text", "references", "citations", "findings"];
const ENDINGS = { bibtex: "bib", biblatex: "bib", "csl-json": "json", ris: "ris", csv: "csv", tei: "tei", html: "html" };
const NAMES = { bibtex: "BibTeX", biblatex: "BibLaTeX", "csl-json": "CSL-JSON", ris: "RIS", csv: "CSV", tei: "TEI", html: "Report (HTML)" };
const ORDER = ["bibtex", "biblatex", "csl-json", "ris", "csv", "tei"];

let model = null;
let file = null;
let saved = true;

// ---------------------------------------------------------------------------------------------------- what is told

function tell(message) {
  byId("status").textContent = message;
}

function warn(message) {
  byId("alert").textContent = message;
  show("alert", Boolean(message));
}

async function working(told, work) {
  warn("");
  tell(told);
  document.body.setAttribute("aria-busy", "true");
  try {
    await work();
    tell("");
  } catch (error) {
    tell("");
    warn(error.message);
  }
  document.body.removeAttribute("aria-busy");
}

// ------------------------------------------------------------------------------------------------------ a document

function read(given, tab) {
  return working(`Reading ${given.name} …`, async () => {
    const found = await extract(given);
    file = given;
    model = modelOf(found);
    saved = true;
    draw(tab);
  });
}

const textFile = (text, name = "text.txt") => new File([text], name, { type: "text/plain" });

function draw(tab = model.references.length ? "references" : "findings") {
  byId("about").textContent = `${model.source}: ${counted(model.references.length, "reference")}, ${counted(model.items.length, "citation")}, ${counted(model.findings.length, "finding")}`;
  document.title = `${model.source} – refextract`;
  byId("work-head").textContent = model.source;
  byId("panel-text").replaceChildren(...shownText(model));
  byId("panel-references").replaceChildren(...referenceList(model, changed));
  byId("panel-citations").replaceChildren(...citationList(model));
  byId("panel-findings").replaceChildren(...findingList(model, model.format === "text" ? mend : null));
  for (const [name, list] of [["references", model.references], ["citations", model.items], ["findings", model.findings]]) {
    const label = name[0].toUpperCase() + name.slice(1);
    byId(`tab-${name}`).replaceChildren(label, el("span", { class: "count" }, String(list.length)));
  }
  show("start", false);
  show("work", true);
  show("actions", true);
  choose(tab);
  drawSave();
  byId(`tab-${tab}`).focus();
}

const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function mend(edits) {
  if (!mayLeave()) return;
  read(textFile(mended(model.text, edits), file.name), "findings");
}

function changed() {
  saved = false;
  drawSave();
  for (const name of ["citations", "findings"]) {
    const panel = byId(`panel-${name}`);
    if (!panel.querySelector(".again")) panel.prepend(el("p", { class: "again" }, "Entries were corrected since.", el("button", { type: "button", onclick: () => again(name) }, "Look again")));
  }
}

// The document is read with all corrections: citations may lead elsewhere, findings go and come.
function again(tab) {
  return working("Reading again …", async () => {
    model = carriedOver(model, modelOf(await extract(file, corrections(model))));
    draw(tab);
  });
}

function drawSave() {
  const number = model.references.filter((each) => each.corrected || each.accepted).length;
  byId("save").disabled = !number;
  byId("save").replaceChildren("Save corrections", number ? el("span", { class: "count" }, String(number)) : "");
}

// ------------------------------------------------------------------------------------------------------------ tabs

function choose(name) {
  for (const each of TABS) {
    const chosen = each === name;
    byId(`tab-${each}`).setAttribute("aria-selected", String(chosen));
    byId(`tab-${each}`).tabIndex = chosen ? 0 : -1;
    byId(`panel-${each}`).classList.toggle("chosen", chosen);
  }
}

const isNarrow = () => getComputedStyle(byId("tab-text")).display !== "none";

function step(event) {
  const shown = TABS.filter((each) => each !== "text" || isNarrow());
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const place = shown.indexOf(event.target.id.slice("tab-".length));
  if (!by || place < 0) return;
  const next = shown[(place + by + shown.length) % shown.length];
  choose(next);
  byId(`tab-${next}`).focus();
}

// ----------------------------------------------------------------------------------------------------------- links

// Every link of the page leads to an element of it, and that may stand in another tab.
function followed(event) {
  const link = event.target.closest("a[href^='#']");
  const inText = event.target.closest("[data-reference]");
  if (link) {
    event.preventDefault();
    go(link.getAttribute("href").slice(1));
  } else if (inText && !getSelection().toString()) {
    go(`card-${inText.dataset.reference}`);
  }
}

function go(id) {
  const panel = { card: "references", cite: "text", entry: "text", flag: "text", why: "citations", finding: "findings" }[id.split("-")[0]];
  if (panel && (panel !== "text" || isNarrow())) choose(panel);
  const target = byId(id);
  reveal(target);
  target?.focus({ preventScroll: true });
}

// -------------------------------------------------------------------------------------------------- what goes out

const stem = () => model.source.replace(/\.[^.]*$/, "") || "references";

async function written() {
  const format = byId("format").value;
  return format === "html" ? reported(file, corrections(model)) : exported(file, corrections(model), format);
}

async function copy() {
  await working("Writing …", async () => {
    const text = await written();
    await navigator.clipboard.writeText(text);
  });
  if (byId("alert").hidden) tell(`Copied: ${NAMES[byId("format").value] ?? byId("format").value} of ${counted(model.references.length, "reference")}.`);
}

function take() {
  const format = byId("format").value;
  working("Writing …", async () => download(`${stem()}.${ENDINGS[format] ?? "txt"}`, "text/plain", await written()));
}

function save() {
  download(`${stem()}.corrections.jsonl`, "application/jsonl", trainingLines(model));
  saved = true;
  tell("Saved as lines that `refextract train` learns from.");
}

function mayLeave() {
  return saved || confirm("Corrections are not saved. Go on without them?");
}

function another() {
  if (!mayLeave()) return;
  saved = true;
  show("start", true);
  show("work", false);
  show("actions", false);
  byId("about").textContent = "";
  document.title = "refextract";
  byId("text").focus();
}

// ----------------------------------------------------------------------------------------------------------- begin

function begin() {
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("text").value;
    if (text.trim()) read(textFile(text));
    else warn("There is no text to look at: paste one, or choose a file.");
  });
  byId("file").addEventListener("change", (event) => {
    const [chosen] = event.target.files;
    if (chosen) read(chosen).then(() => { event.target.value = ""; }); // so that the same file can be chosen again
  });
  byId("example").addEventListener("click", () => {
    byId("text").value = EXAMPLE;
    read(textFile(EXAMPLE, "example.txt"));
  });
  addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("over"); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    const [dropped] = event.dataTransfer.files;
    if (dropped && mayLeave()) read(dropped);
  });
  addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  byId("work").addEventListener("click", followed);
  byId("work").querySelector("[role=tablist]").addEventListener("keydown", step);
  for (const each of TABS) byId(`tab-${each}`).addEventListener("click", () => choose(each));
  for (const [id, act] of [["copy", copy], ["download", take], ["save", save], ["another", another]]) byId(id).addEventListener("click", act);
  working("", async () => {
    const known = await formats();
    const all = [...ORDER.filter((each) => known.export.includes(each)), ...known.export.filter((each) => each !== "json" && !ORDER.includes(each))];
    byId("format").replaceChildren(...[...all, "html"].map((each) => el("option", { value: each }, NAMES[each] ?? each)));
  });
}

begin();
