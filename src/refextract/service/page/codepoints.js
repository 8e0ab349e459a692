// Texts by code points, as the service counts them; JavaScript counts halves of characters.

export class Text {
  constructor(text) {
    this.characters = Array.from(text);
    this.length = this.characters.length;
  }

  slice(start, end) {
    return this.characters.slice(start, end).join("");
  }
}

// Words and signs, each with its place: what can be selected in an entry. An initial keeps its point, an address is
// one, less the resolver before a DOI.
const TOKEN = new RegExp(
  [
    "https?://(?:www\\.|dx\\.)*doi\\.org/",
    "[Dd][Oo][Ii]:",
    "10\\.\\d{4,9}/\\S*[^\\s.,;)\\]]",
    "(?:https?://|www\\.)\\S*[^\\s.,;)\\]]",
    "\\p{Lu}\\.(?:-?\\p{Lu}\\.)*",
    "[\\p{L}\\p{N}\\p{M}]+(?:[-–'’./_][\\p{L}\\p{N}\\p{M}]+)*",
    "\\S",
  ].join("|"),
  "gu",
);

export function tokensOf(text) {
  const tokens = [];
  let units = 0;
  let points = 0;
  for (const found of text.matchAll(TOKEN)) {
    points += Array.from(text.slice(units, found.index)).length;
    const start = points;
    points += Array.from(found[0]).length;
    units = found.index + found[0].length;
    tokens.push({ start, end: points, text: found[0] });
  }
  return tokens;
}
