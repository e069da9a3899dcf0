// Sets texts in the browser as Galley's stylesheet does, and tells where they differ from Galley's lines.
(() => {
  const families = {
    serif: '"Liberation Serif","Times New Roman",Times,serif',
    sans: '"Liberation Sans",Arial,Helvetica,sans-serif',
    mono: '"Liberation Mono","Courier New",monospace',
  };
  const elements = [[2, "strong"], [1, "em"], [8, "del"], [4, "code"]];
  const lineHeight = 100;

  document.head.insertAdjacentHTML("beforeend", `<style>
    body{margin:0;text-rendering:geometricPrecision;font-kerning:none;font-variant-ligatures:none;
      text-spacing-trim:space-all;      overflow-wrap:break-word}
    p{margin:0;line-height:${lineHeight}px}
    code,em,strong,del{line-height:1}
    code{font-family:${families.mono};font-size:round(.84em,1px);font-kerning:none;font-variant-ligatures:none}
  </style>`);

  function paragraph(sample, font) {
    const p = document.createElement("p");
    p.style.fontFamily = font ? `${font},${families[sample.family]}` : families[sample.family];
    if (font) p.style.fontKerning = p.style.fontVariantLigatures = "normal";
    p.style.fontSize = `${sample.size}px`;
    if (sample.isBold) p.style.fontWeight = "bold";
    if (sample.isItalic) p.style.fontStyle = "italic";
    if (sample.isUppercase) p.style.textTransform = "uppercase";
    if (sample.tracking) p.style.letterSpacing = `${sample.tracking}px`;
    for (const part of sample.parts) {
      if (part.isBreak) {
        p.append(document.createElement("br"));
        continue;
      }
      let parent = p;
      for (const [bit, name] of elements) {
        if (part.style & bit) parent = parent.appendChild(document.createElement(name));
      }
      parent.append(part.text);
    }
    return p;
  }

  // The line, from 0, that the character at an offset stands on; undefined when it is not shown.
  function line(p, nodes, offset, top) {
    for (const node of nodes) {
      if (offset < node.length) {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
        const rect = rects.at(-1);
        return rect && Math.floor((rect.top + rect.height / 2 - top) / lineHeight);
      }
      offset -= node.length;
    }
  }

  function difference(p, width, starts, isExact) {
    p.style.width = `${width}px`;
    const box = p.getBoundingClientRect();
    const count = Math.round(box.height / lineHeight);
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const text = nodes.map((node) => node.data).join("");
    const galley = text.trim() || starts.length ? starts.length + 1 : 0;
    if (galley === count && !isExact) return null;
    for (let index = 0; index < starts.length; index++) {
      let [before, after] = [starts[index] - 1, starts[index]];
      while (before >= 0 && /[ \u00ad\u200b]/.test(text[before])) before--;
      while (after < text.length && /[\u00ad\u200b]/.test(text[after])) after++;
      const found = [before < 0 ? index : line(p, nodes, before, box.top), line(p, nodes, after, box.top)];
      if (found[0] > index || found[1] < index + 1) {
        const excerpt = `${text.slice(Math.max(0, before - 20), before + 1)}⏎${text.slice(after, after + 20)}`;
        return { galley, browser: count, line: index, excerpt, early: found[1] < index + 1 };
      }
    }
    if (galley !== count) return { galley, browser: count, line: starts.length, excerpt: text.slice(-40) };
    return null;
  }

  window.compare = (samples, isExact, font) => samples.map((sample) => {
    const p = paragraph(sample, font);
    document.body.replaceChildren(p);
    const found = {};
    for (const [width, starts] of Object.entries(sample.lines)) {
      const result = difference(p, Number(width), starts, isExact);
      if (result) found[width] = result;
    }
    return found;
  });
})();
