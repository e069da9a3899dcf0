// The body of a page with its slots, and the slots around it, as the browser shows them: CSS px from the
// page's top.
(() => {
  const kinds = {
    h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading", figure: "image",
    blockquote: "quote", ul: "list", ol: "list", table: "table", pre: "code",
  };
  const isShown = (element) => getComputedStyle(element).display !== "none";
  const kind = (element) => {
    if (element.matches(".slot")) return "slot";
    if (element.matches(".embed")) return "embed";
    if (element.matches(".scroll")) return "table";
    if (element.matches("p") && element.querySelector("img, .elsewhere")) return "image";
    if (element.matches("p") && /:\s*$/.test(element.textContent)) return "lead-in";
    return kinds[element.localName] ?? "text";
  };
  const rectangle = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top: top + scrollY, bottom: bottom + scrollY };
  };
  const body = document.querySelector(".body.prose");
  return {
    ...rectangle(body),
    blocks: [...body.children].filter(isShown).map((element) =>
      ({ ...rectangle(element), kind: kind(element) })),
    around: [...document.querySelectorAll(".slot")]
      .filter((slot) => isShown(slot) && !body.contains(slot))
      .map((slot) => ({ ...rectangle(slot), sticks: slot.matches(".sticky") })),
  };
})()
