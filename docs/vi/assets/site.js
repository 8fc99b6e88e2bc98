// What the pages gain from a script: everything here is also possible without it, or is left out without it.
const root = document.documentElement;
const here = new URL(import.meta.url);

// Colours: light or dark, other than the system says.
const scheme = document.querySelector("button.scheme");
if (scheme) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const show = () => scheme.setAttribute("aria-pressed", String(dark()));
  scheme.hidden = false;
  show();
  system.addEventListener("change", show);
  scheme.addEventListener("click", () => {
    root.dataset.scheme = dark() ? "light" : "dark";
    try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* for this page only, then */ }
    show();
  });
}

// A figure with its source, as text to paste: what stands on the page is read there, its tools have the rest.
const { copy, copied } = document.body.dataset;
for (const tools of document.querySelectorAll("ul.tools[data-after]")) {
  const item = document.createElement("li");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: copy });
  item.append(button);
  tools.firstElementChild.after(item);
  button.addEventListener("click", async () => {
    const proof = tools.closest("details");
    const said = [...proof.parentElement.querySelectorAll(".said")].map((words) => words.textContent).join(": ");
    const quote = proof.querySelector("q").textContent;
    const address = new URL(proof.id.replace("q-", "#"), location.href).href;
    const { before, after } = tools.dataset;
    await navigator.clipboard.writeText(`${said}${before}${quote}${after} ${address}`);
    button.textContent = copied;
    setTimeout(() => { button.textContent = copy; }, 2500);
  });
}

// A correction: its slip and its doors are filled in on the one page that has them.
if (document.getElementById("slip")) import(new URL("doors.js", here));

// Search: its code and index are fetched when somebody opens it.
const finder = document.querySelector("button.find");
if (finder) {
  finder.hidden = false;
  const open = async () => (await import(new URL("find.js", here))).open(finder);
  finder.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
}

// A chart to explore: the drawing engine is fetched when somebody asks for it.
for (const button of document.querySelectorAll("button.explore")) {
  button.closest("li").hidden = false;
  button.addEventListener("click", async () => (await import(new URL("explore.js", here))).explore(button));
}

// A chart as a PNG, made from its SVG where the reader is.
for (const button of document.querySelectorAll("button.png")) {
  button.closest("li").hidden = false;
  button.addEventListener("click", async () => (await import(new URL("png.js", here))).save(button));
}
