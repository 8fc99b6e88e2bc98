// The search dialog. Accents are taken off what is typed, so that "tăng trưởng" and "tang truong" ask the same;
// the index was made from pages without accents (scripts/finish.py).
const here = new URL(import.meta.url);
const dialog = document.querySelector("dialog.finder");
const input = dialog.querySelector("input");
const list = dialog.querySelector(".found");
const status = dialog.querySelector("[role=status]");
const words = dialog.dataset;
// Of two pages as near as each other, this kind first.
const KINDS = ["indicator", "task", "document", "page", "home", "year", "table"];
let engine;
let asked = 0;

export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().trim();
}

// What people type and the sources say otherwise: abbreviations, everyday words.
const otherwise = Object.entries(JSON.parse(words.short || "{}"));

export function question(text) {
  const typed = ` ${fold(text).replace(/\s+/g, " ")} `;
  return otherwise.reduce((so, [said, meant]) => so.replace(` ${said} `, ` ${meant} `), typed).trim();
}

function load() {
  engine ??= import(new URL("../pagefind/pagefind.js", here)).then(async (loaded) => {
    await loaded.options({ ranking: { termFrequency: 0.6, pageLength: 0.4, termSimilarity: 1, metaWeights: { title: 0, about: 8, figure: 4 } } });
    await loaded.init();
    return loaded;
  }).catch((failed) => {
    engine = undefined; // to be tried again
    throw failed;
  });
  return engine;
}

const split = (text) => fold(text || "").match(/[\p{L}\p{N}]+/gu) || [];
const begins = (word, other) => word.startsWith(other) || other.startsWith(word);
const same = (word, other) => word === other || (Math.min(word.length, other.length) > 3 && begins(word, other));
const together = (text, part) => text.some((_, at) => part.every((word, i) => same(word, text[at + i] || "")));
const apart = (text, part) => part.every((word) => text.some((other) => same(word, other)));

// How near a page is to what was asked, the nearest first: its figure; its title, half of it or more; words together
// in its title, apart in its title, together in its description; together in its text, apart in its text; the rest.
function nearness(page, wanted, figure) {
  const title = split(page.meta.title);
  if (figure && split(page.meta.figure).join() === wanted.join()) return 0;
  if (together(title, wanted)) return wanted.length * 2 >= title.length ? 2 - wanted.length / title.length : 2;
  if (apart(title, wanted)) return 3;
  if (!figure && together(split(page.meta.about), wanted)) return 4;
  const text = split(page.content);
  return together(text, wanted) ? 5 : apart(text, wanted) ? 6 : 7;
}

const times = (text, asked) => ` ${split(text).join(" ")} `.split(` ${asked} `).length;

export async function search(text) {
  const pagefind = await load();
  const asked = question(text);
  const wanted = split(asked);
  if (!wanted.length) return [];
  const figure = /^[\d.,]+ ?%?$/.test(asked);
  const loose = (await pagefind.search(asked)).results;
  const exact = (await pagefind.search(`"${asked}"`)).results;
  const found = new Map([...loose.slice(0, 16), ...exact.slice(0, 8)].map((result) => [result.id, result]));
  const pages = await Promise.all([...found.values()].map(async (result) => {
    const page = await result.data();
    const near = nearness(page, wanted, figure);
    const often = near === 6 ? 0 : times(page.content, wanted.join(" "));
    return { page, near, often, score: result.score, kind: KINDS.indexOf(page.meta.kind) };
  }));
  const good = pages.filter((one) => one.near < 7); // the rest is what Pagefind guesses at
  return (good.length ? good : pages)
    .sort((a, b) => a.near - b.near || a.kind - b.kind || b.often - a.often || b.score - a.score
      || (a.page.url < b.page.url ? -1 : 1)) // two orders of the same pages would puzzle
    .map(({ page }) => page);
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
  let pages;
  try {
    pages = await search(text);
  } catch {
    list.replaceChildren();
    status.textContent = document.body.dataset.failed;
    return;
  }
  if (mine !== asked) return; // a later question has been asked
  const groups = new Map();
  for (const page of pages) {
    const kind = words[page.meta.kind] ? page.meta.kind : "page";
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push(page);
  }
  list.replaceChildren(...[...groups].flatMap(([kind, members]) => {
    const heading = document.createElement("h3");
    heading.textContent = words[kind];
    const ul = document.createElement("ul");
    ul.append(...members.map(item));
    return [heading, ul];
  }));
  status.textContent = pages.length ? words.count.replace("{n}", pages.length) : words.none;
}

let waiting;
input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(update, 120); });
dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault(); // Enter: to the first result, once it is there
  clearTimeout(waiting);
  await update();
  list.querySelector("a")?.click();
});
dialog.querySelector("button").addEventListener("click", () => dialog.close());
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

export async function open(button) {
  if (dialog.open) return;
  const before = document.activeElement === document.body ? button : document.activeElement;
  dialog.addEventListener("close", () => before.focus(), { once: true });
  dialog.showModal();
  input.focus();
  input.select();
  await load().catch(() => { status.textContent = document.body.dataset.failed; });
}
