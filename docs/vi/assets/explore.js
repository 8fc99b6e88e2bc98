// A chart made interactive, in place of its picture, by code that this site serves itself.
const here = new URL(import.meta.url);

function colours(spec) {
  // Vega draws on its own: custom properties of the page are put in as the colours they stand for.
  const style = getComputedStyle(document.documentElement);
  return JSON.parse(JSON.stringify(spec).replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim()));
}

export async function explore(button) {
  button.disabled = true;
  const figure = button.closest("figure");
  const [, spec] = await Promise.all([
    import(new URL("vega.js", here)), // leaves vegaEmbed on the window
    fetch(button.dataset.spec).then((answer) => answer.json()),
  ]);
  const place = document.createElement("div");
  place.className = "explored";
  place.setAttribute("role", "figure");
  place.setAttribute("aria-label", figure.querySelector(".chart-title").textContent);
  const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: { disableDefaultStyle: true } };
  await window.vegaEmbed(place, colours(spec), options);
  figure.querySelector("svg").replaceWith(place);
  button.closest("li").hidden = true;
}
