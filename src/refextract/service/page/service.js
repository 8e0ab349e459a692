// The service that this page comes from.

async function asked(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("The service does not answer. Is it running?");
  }
  if (response.ok) return response;
  let told = `${response.status} ${response.statusText}`;
  const content = await response.text();
  try {
    told = JSON.parse(content).error.message;
  } catch {
    // what stands between the service and this page may answer in other words: its status has to do
  }
  throw new Error(told);
}

export async function formats() {
  return (await asked("/v1/formats")).json();
}

function form(file, corrections) {
  const body = new FormData();
  body.append("file", file, file.name);
  if (Object.keys(corrections).length) body.append("corrections", JSON.stringify(corrections));
  return body;
}

export async function extract(file, corrections = {}) {
  const options = { method: "POST", body: form(file, corrections) };
  return (await asked("/v1/extract?text=1&findings=1", options)).json();
}

export async function exported(file, corrections, format) {
  const options = { method: "POST", body: form(file, corrections) };
  return (await asked(`/v1/extract?format=${encodeURIComponent(format)}`, options)).text();
}

// The report of the findings, a page of its own that needs no service.
export async function reported(file, corrections) {
  return (await asked("/v1/check?format=html", { method: "POST", body: form(file, corrections) })).text();
}

// The values that the told fields of an entry have.
export async function valuesOf(text, spans) {
  const body = JSON.stringify({ references: [{ text, spans }] });
  const options = { method: "POST", body, headers: { "Content-Type": "application/json" } };
  const [found] = await (await asked("/v1/parse", options)).json();
  return found.csl;
}
