/**
 * Runs in a page: draws an SVG there and looks for texts that stick out of their boxes or stand on each other, and for cells that
 * stand over each other.
 * @param {string} svg its text.
 * @param {number} tolerance in pixels.
 * @returns {string[]} what is wrong.
 */
// biome-ignore lint/correctness/noUnusedVariables: the test calls it by its name.
function overflows(svg, tolerance) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  if (parsed.querySelector('parsererror')) return [parsed.documentElement.textContent];
  document.body.replaceChildren(document.importNode(parsed.documentElement, true));
  const rectOf = (element) => element.getBoundingClientRect();
  const found = [];

  const whole = document.querySelector('svg');
  for (const text of document.querySelectorAll('text')) {
    const inner = rectOf(text);
    const group = text.closest('g:has(> rect.box)');
    const outer = rectOf(group?.querySelector(':scope > rect.box') ?? whole);
    const out = Math.max(
      outer.left - inner.left,
      inner.right - outer.right,
      outer.top - inner.top,
      inner.bottom - outer.bottom,
    );
    if (inner.width > 0 && out > tolerance) found.push(`${text.textContent} sticks out by ${out}`);
  }

  for (const cell of document.querySelectorAll('g.cell, g.part')) {
    const signs = [...cell.querySelectorAll(':scope > text, :scope > g[transform], :scope > path')];
    for (const [a, b] of pairs(signs.map(rectOf))) {
      // Lines below each other share the room that letters rarely take.
      const isBeside = shared(a, b).height <= Math.min(a.height, b.height) / 2;
      if (!isBeside && shared(a, b).width > tolerance) found.push(`texts on each other: ${cell.textContent}`);
    }
  }

  const boxes = [...document.querySelectorAll('g.cell > rect.box')];
  for (const [a, b] of pairs(boxes.map(rectOf))) {
    const { width, height } = shared(a, b);
    if (width > 0 && height > 0) found.push(`cells over each other at ${b.left}, ${b.top}`);
  }
  return boxes.length > 0 ? found : ['no cells'];

  function pairs(list) {
    return list.flatMap((a, index) => list.slice(index + 1).map((b) => [a, b]));
  }

  /** How much two rectangles have in common; below 0 where they are apart. */
  function shared(a, b) {
    return {
      width: Math.min(a.right, b.right) - Math.max(a.left, b.left),
      height: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    };
  }
}
