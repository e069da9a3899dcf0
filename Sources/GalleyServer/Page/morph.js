"use strict";

/**
 * Makes one tree of nodes like another by changing only what differs, so that pictures stay loaded
 * and the reader's place stays where it is.
 */
const morph = (old, fresh) => {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== fresh.nodeName) {
    old.replaceWith(old.ownerDocument.adoptNode(fresh));
    return;
  }
  morphAttributes(old, fresh);
  morphChildren(old, fresh);
};

const morphAttributes = (old, fresh) => {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
};

/** What is equal at the beginning and at the end stays; what stands between is compared one by one. */
const morphChildren = (old, fresh) => {
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) {
    start += 1;
  }
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])) {
    end += 1;
  }
  const behind = before[before.length - end] ?? null;
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  for (const node of added) {
    const counterpart = removed.shift();
    if (counterpart) morph(counterpart, node);
    else old.insertBefore(old.ownerDocument.adoptNode(node), behind);
  }
  for (const node of removed) node.remove();
};
