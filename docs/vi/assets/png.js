// A chart's SVG, with its title, source and address, as a PNG to put into a document that takes no SVG.
const SCALE = 3; // px for each of the SVG's: sharp on paper

export async function save(button) {
  const item = button.closest("li");
  item.querySelector("[role=status]")?.remove();
  button.disabled = true;
  try {
    const address = new URL(button.dataset.svg, location.href);
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const content = await new Promise((made, failed) => canvas.toBlob((blob) => (blob ? made(blob) : failed()), "image/png"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = address.pathname.split("/").pop().replace(/svg$/, "png");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.textContent = ` ${document.body.dataset.failed}`;
    item.append(said);
  }
  button.disabled = false;
}
