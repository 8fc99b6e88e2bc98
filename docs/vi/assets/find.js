// The search dialog. Accents are taken off what is typed, so that "tăng trưởng" and "tang truong" ask the same.
const here = new URL(import.meta.url);
const dialog = document.querySelector("dialog.finder");
const input = dialog.querySelector("input");
const list = dialog.querySelector(".found");
const status = dialog.querySelector("[role=status]");
const words = dialog.dataset;
let engine;
let asked = 0;

export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().trim();
}

// Abbreviations that people type and the sources spell out.
const short = JSON.parse(words.short || "{}");

export function question(text) {
  return fold(text).split(/\s+/).map((word) => short[word] || word).join(" ");
}

async function load() {
  if (!engine) {
    engine = await import(new URL("../pagefind/pagefind.js", here));
    await engine.options({ excerptLength: 18, ranking: { termFrequency: 0.6, pageLength: 0.4, termSimilarity: 1 } });
    await engine.init();
  }
  return engine;
}

// A page whose title holds what was asked comes first: the words together, then all of them, then the rest.
function nearness(page, asked) {
  const title = fold(page.meta.title);
  if (title.includes(asked)) return 0;
  return asked.split(" ").every((word) => title.includes(word)) ? 1 : 2;
}

export async function search(text, most = 24) {
  const pagefind = await load();
  const asked = question(text);
  const found = await pagefind.search(asked);
  const pages = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
  return pages.map((page, at) => [nearness(page, asked), at, page])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , page]) => page);
}

function item(page) {
  const li = document.createElement("li");
  const a = document.createElement("a");
  a.href = page.url;
  a.textContent = page.meta.title;
  li.append(a);
  if (page.meta.figure) {
    const figure = document.createElement("b");
    figure.textContent = page.meta.figure;
    li.append(" ", figure);
  }
  return li;
}

async function update() {
  const mine = ++asked;
  const text = input.value;
  if (!fold(text)) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  const pages = await search(text);
  if (mine !== asked) return; // a later question has been asked
  const groups = new Map();
  for (const page of pages) {
    const kind = page.meta.kind || "page";
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push(page);
  }
  list.replaceChildren(...[...groups].flatMap(([kind, members]) => {
    const heading = document.createElement("h3");
    heading.textContent = words[kind] || words.page;
    const ul = document.createElement("ul");
    ul.append(...members.map(item));
    return [heading, ul];
  }));
  status.textContent = pages.length ? words.count.replace("{n}", pages.length) : words.none;
}

let waiting;
input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(update, 120); });
dialog.querySelector("form").addEventListener("submit", (event) => {
  if (event.submitter) return; // the close button
  event.preventDefault();
  list.querySelector("a")?.click();
});
dialog.addEventListener("keydown", (event) => {
  const links = [input, ...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && at >= 0 && links[at + step]) {
    event.preventDefault();
    links[at + step].focus();
  }
});
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

export async function open(opener) {
  if (dialog.open) return;
  dialog.showModal();
  input.focus();
  input.select();
  dialog.addEventListener("close", () => opener.focus(), { once: true });
  await load();
}
