// The slip of a correction, filled in from the row that the address names, and the three doors filled in from the slip.
// What stands in the address is a stranger's text: it is only ever compared with what the site itself has, never shown.
const MOST = { letter: 1900, issue: 7500 }; // characters of an address that programs and hosts still take
const FIELDS = ["row", "column", "shown", "should", "quote", "source"];
const slip = document.getElementById("slip");
const door = (name) => document.querySelector(`.actions [data-door=${name}]`);
const field = (name) => document.getElementById(`slip-${name}`);
const label = (name) => slip.querySelector(`label[for=slip-${name}]`).textContent;
const empty = { letter: door("letter")?.href.split("?")[0], issue: door("issue")?.href };
const subject = door("letter") ? new URL(door("letter").href).searchParams.get("subject") : "";
const whole = (text) => text.toWellFormed?.() ?? text;
let known = { package: "", table: "", row: "" }; // the row that was found

// What an address can carry: the longest texts are shortened until it fits.
function fitted(make, told, most) {
  const facts = { ...told };
  for (let address = make(facts); ; address = make(facts)) {
    if (address.length <= most) return address;
    const longest = Object.keys(facts).reduce((a, b) => (facts[b].length > facts[a].length ? b : a));
    const signs = [...facts[longest]];
    if (signs.length < 12) return address;
    facts[longest] = `${signs.slice(0, Math.floor(signs.length * 0.8)).join("")}…`;
  }
}

const told = () => Object.fromEntries(FIELDS.map((name) => [name, whole(field(name).value.trim())]));
const lines = (facts) => FIELDS.map((name) => `${label(name)}: ${facts[name]}`);
const title = (facts) => slip.dataset.title.replace("{what}", () => [facts.row, facts.column].filter(Boolean).join(", "));

function letter(facts) {
  const about = facts.row ? `${subject} – ${facts.row}` : subject;
  return `${empty.letter}?subject=${encodeURIComponent(about)}&body=${encodeURIComponent(lines(facts).join("\r\n"))}`;
}

function issue(facts) {
  const address = new URL(empty.issue);
  const { nameTitle = "title", nameBody } = door("issue").dataset;
  const more = nameBody ? { [nameBody]: lines(facts).join("\n") } : { ...facts, ...(known.row && facts.row === named() ? known : {}) };
  if (facts.row) address.searchParams.set(nameTitle, title(facts));
  for (const [name, text] of Object.entries(more)) if (text) address.searchParams.set(name, text);
  return address.href.replaceAll("+", "%20");
}

const named = () => `${known.package}/${known.table}/${known.row}`;

function fill() {
  if (door("letter")) door("letter").href = fitted(letter, told(), MOST.letter);
  if (door("issue")) door("issue").href = fitted(issue, told(), MOST.issue);
}

// The table that an address speaks of, and the rest of it: the row's name.
function meant(asked) {
  for (const file of document.querySelectorAll(".files > details")) {
    if (asked.startsWith(`${file.dataset.row}/`)) return [file, asked.slice(file.dataset.row.length + 1)];
  }
  return [];
}

const text = (value) => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function say(state) {
  for (const one of document.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
}

// Which row it is; its number among the rows, -1 where there is none.
function place(rows, name, file) {
  const keys = JSON.parse(file.dataset.keys);
  if (keys.length) return rows.findIndex((row) => keys.map((key) => text(row[key])).join("-") === name);
  const first = Number(file.dataset.first);
  return first ? rows.findIndex((_, nth) => `row-${first + nth}` === name) : -1;
}

// The column that is most likely meant: of those that the site thinks of, the first that says anything.
function doubted(file, row) {
  const columns = JSON.parse(file.dataset.columns);
  return columns.find((name) => text(row[name])) ?? columns[0] ?? "";
}

// Columns to choose from, in place of the field in which a name is typed.
function choose(file, row, words) {
  const choice = document.createElement("select");
  for (const line of file.querySelectorAll(".template tr")) {
    const name = line.querySelector("code").textContent;
    const option = new Option(`${name}: ${line.querySelector("b").textContent}`, name);
    choice.add(option);
  }
  const typed = field("column");
  for (const name of ["id", "name", "aria-describedby"]) choice.setAttribute(name, typed.getAttribute(name));
  choice.value = doubted(file, row);
  typed.replaceWith(choice);
  const show = () => {
    const cell = text(row[choice.value]);
    const both = choice.value === "value" && words && words !== cell;
    field("shown").value = both ? slip.dataset.cell.replace("{text}", () => words).replace("{cell}", () => cell) : cell;
    fill();
  };
  choice.addEventListener("change", show);
  show();
}

// The document in which a row was read, as people call it.
async function read(file, row) {
  const id = text(row[file.dataset.source]);
  const documents = [...document.querySelectorAll(".files > details")].find((one) => one.dataset.row === file.dataset.documents);
  if (!id || !documents) return id;
  const it = (await fetched(documents.dataset.rows)).find((one) => one.id === id);
  return it ? `${text(it[doubted(documents, it)])} (${id})` : id;
}

// A figure as the pages show it.
async function shown(file, name) {
  if (!file.dataset.told) return "";
  return (await fetched(file.dataset.told)).find((one) => one.id === name)?.text[document.documentElement.lang] ?? "";
}

async function find(asked) {
  const [file, name] = meant(asked);
  if (!file) return say("lost");
  let row;
  let nth;
  let words;
  let source;
  try {
    const rows = await fetched(file.dataset.rows);
    nth = place(rows, name, file);
    if (nth < 0) return say("lost");
    row = rows[nth];
    [words, source] = await Promise.all([shown(file, name), read(file, row)]);
  } catch {
    const said = document.createElement("p");
    said.textContent = document.body.dataset.failed;
    slip.querySelector("[role=status]").append(said);
    return undefined;
  }
  const [packed, ...table] = file.dataset.row.split("/");
  known = { package: packed, table: table.join("/"), row: name };
  field("row").value = named();
  field("quote").value = text(row.quote);
  field("source").value = source;
  lead(file, name, nth);
  choose(file, row, words);
  return say("found");
}

// The row in its table, and its line in the file.
function lead(file, name, nth) {
  const line = file.dataset.line ? Number(file.dataset.line) + nth : 0;
  const page = slip.querySelector("[data-fill=page]");
  page.href = `${file.querySelector("[data-page]").getAttribute("href")}#${encodeURIComponent(name.replace(/\s/g, "_"))}`;
  page.textContent = name;
  for (const one of document.querySelectorAll("[data-fill=line]")) one.textContent = line || "?";
  for (const one of document.querySelectorAll("[data-fill=file]")) one.textContent = file.dataset.file;
  const there = (kind) => file.querySelector(`[data-door=${kind}]`)?.href;
  if (door("edit")) door("edit").href = there("edit");
  if (door("blame")) door("blame").href = there("blame") + (line ? `#L${line}` : "");
}

slip.addEventListener("input", fill);
door("print").hidden = false;
door("print").addEventListener("click", () => print());
door("copy").hidden = false;
door("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText([...lines(told()), slip.querySelector("[data-fill=page]").href].filter(Boolean).join("\n"));
  const said = door("copy").textContent;
  door("copy").textContent = door("copy").dataset.done;
  setTimeout(() => { door("copy").textContent = said; }, 2500);
});
const asked = new URLSearchParams(location.search).get("row");
if (asked !== null) find(asked);
