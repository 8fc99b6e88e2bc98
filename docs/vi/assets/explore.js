// A chart made interactive, in place of its picture, by code that this site serves itself: it tells what is pointed at.
// The specification's colours are the page's custom properties, so the drawing follows the page's scheme.
const here = new URL(import.meta.url);

const tip = document.createElement("div");
tip.className = "tip";
tip.setAttribute("aria-hidden", "true"); // the same is in the table behind the chart
tip.hidden = true;
document.body.append(tip);

// What a mark stands for: its group and name, its figure in words.
function told(_, event, __, datum) {
  const { group, label, text, place } = datum || {};
  const name = [group, label].filter(Boolean).join(" · ");
  const figure = document.createElement("b");
  figure.textContent = text || place || "";
  tip.replaceChildren(...(name ? [name, " "] : []), figure);
  tip.hidden = !tip.textContent.trim();
  tip.style.left = `${Math.max(8, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(8, event.clientY - tip.offsetHeight - 12)}px`;
}

export async function explore(button) {
  const item = button.closest("li");
  const figure = button.closest("figure");
  const picture = figure.querySelector("svg");
  button.disabled = true;
  item.querySelector("[role=status]")?.remove();
  const place = document.createElement("div");
  place.className = "explored";
  place.tabIndex = -1;
  try {
    const [, spec] = await Promise.all([
      import(new URL("vega.js", here)), // leaves vegaEmbed on the window
      fetch(button.dataset.spec).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))),
    ]);
    spec.config.mark = { ...spec.config.mark, tooltip: { content: "data" } };
    await window.vegaEmbed(place, spec, { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: told });
  } catch {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.textContent = ` ${document.body.dataset.failed}`;
    item.append(said);
    button.disabled = false;
    return;
  }
  const drawn = place.querySelector("svg");
  drawn.setAttribute("viewBox", picture.getAttribute("viewBox")); // Vega measures letters otherwise than the page
  drawn.setAttribute("aria-hidden", "true"); // its parts are told in English; its name stands on the place
  drawn.removeAttribute("width");
  drawn.removeAttribute("height");
  for (const part of place.querySelectorAll("[role], [aria-roledescription]")) { // one picture with one name
    part.removeAttribute("role");
    part.removeAttribute("aria-roledescription");
    part.removeAttribute("aria-label");
  }
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", picture.getAttribute("aria-label"));
  place.removeAttribute("aria-roledescription");
  picture.replaceWith(place);
  item.hidden = true;
  place.focus();
}

addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
