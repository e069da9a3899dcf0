// Lets pretext break the page's paragraphs into lines: how many have as many as are shown, and the milliseconds that it takes.
(() => {
  const rounds = 20;
  const now = () => performance.now();

  const parts = (paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const items = [];
    while (walker.nextNode()) {
      const style = getComputedStyle(walker.currentNode.parentElement);
      const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      items.push({ text: walker.currentNode.data, font });
    }
    return items;
  };

  const texts = [...document.querySelectorAll(".body.prose > p")]
    .filter((paragraph) => !paragraph.querySelector("br, img, ruby, .elsewhere"))
    .map((paragraph) => {
      const { width, height } = paragraph.getBoundingClientRect();
      const lines = Math.round(height / parseFloat(getComputedStyle(paragraph).lineHeight));
      return { items: parts(paragraph), width, lines };
    });

  const measured = (work) => {
    const start = now();
    work();
    return now() - start;
  };

  const prepare = () => texts.map((text) => pretext.prepareRichInline(text.items));
  let prepared;
  const first = measured(() => (prepared = prepare()));
  const again = measured(() => { for (let round = 0; round < rounds; round++) prepare(); }) / rounds;
  const counts = (slack) => prepared.map((one, index) =>
    pretext.measureRichInlineStats(one, texts[index].width + slack).lineCount);
  // Each round has other widths, so that no line stays as it was.
  const breaking = measured(() => { for (let round = 0; round < rounds; round++) counts(-round); }) / rounds;
  const found = counts(0);
  const encoder = new TextEncoder();
  return {
    texts: texts.length,
    same: found.filter((count, index) => count === texts[index].lines).length,
    bytes: texts.flatMap((text) => text.items).reduce((sum, item) => sum + encoder.encode(item.text).length, 0),
    first, again, breaking,
  };
})()
