// The body of a page with its slots, the slots around it and those of rails, as the browser shows them: CSS
// px from the page's top.
(() => {
  const kinds = {
    h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading", figure: "image",
    blockquote: "quote", ul: "list", ol: "list", table: "table", pre: "code",
  };
  const isShown = (element) => element.checkVisibility();
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
  // Wherever a page is scrolled to, how far sticky slots are from what stands below them, at the least.
  const apart = (rail) => {
    const parts = [...rail.children].filter(isShown)
      .map((part) => part.matches(".turn") ? part.firstElementChild : part);
    let least = Infinity;
    for (let y = 0; y < document.documentElement.scrollHeight; y += 150) {
      scrollTo({ top: y, behavior: "instant" });
      const frames = [...parts.map((part) => part.getBoundingClientRect()), { top: rail.getBoundingClientRect().bottom }];
      for (let index = 1; index < frames.length; index++)
        least = Math.min(least, frames[index].top - frames[index - 1].bottom);
    }
    scrollTo({ top: 0, behavior: "instant" });
    return least;
  };
  return {
    ...rectangle(body),
    blocks: [...body.children].filter(isShown).map((element) =>
      ({ ...rectangle(element), kind: kind(element) })),
    around: [...document.querySelectorAll(".slot")]
      .filter((slot) => isShown(slot) && !body.contains(slot))
      .map((slot) => ({ ...rectangle(slot), sticks: slot.matches(".sticky, .turn ~ * > *") })),
    rails: [...document.querySelectorAll(".rail")].filter(isShown).map((rail) => ({
      ...rectangle(rail),
      apart: apart(rail),
      slots: [...rail.querySelectorAll(".turn > .slot")].filter(isShown).map((slot) => ({
        ...rectangle(slot),
        name: [...slot.classList].find((name) => name.startsWith("galley-")).slice(7),
        sticks: slot.matches(".sticky"),
        travel: slot.matches(".sticky") ? rectangle(slot.parentElement).bottom - rectangle(slot).bottom : 0,
      })),
    })),
  };
})()
