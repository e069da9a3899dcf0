// What of a page the box layout must have found, as the browser shows it: rectangles in CSS px.
(() => {
  const isShown = (element) =>
    element.checkVisibility() && !element.classList.contains("unseen");
  const rectangle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      x: x + scrollX, y: y + scrollY, width, height,
      tag: element.localName, classes: element.className,
      text: element.textContent.trim().slice(0, 60),
    };
  };
  const all = (root, selector) => [...root.querySelectorAll(selector)].filter(isShown).map(rectangle);
  return {
    height: document.querySelector(".page").getBoundingClientRect().height,
    regions: all(document, ".page > .region"),
    blocks: [...document.querySelectorAll(".page > .region")].filter(isShown).map((region) =>
      [...region.children].flatMap((child) => child.matches(".stack, .turn") ? [...child.children] : [child])
        .filter(isShown).map(rectangle)),
    body: all(document, ".body.prose > :not(.slot)"),
    items: all(document, ".prose li:not(.insert .items li, .insert .menu-links li)"),
    slots: [...document.querySelectorAll(".slot")].filter(isShown).map((slot) =>
      ({ ...rectangle(slot), id: slot.id.replace(/^galley-/, "") })),
  };
})()
