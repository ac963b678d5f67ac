/**
 * Looks at every tab and subflow in the editor, as an expression for its page: which nodes stand outside of what one
 * sees at 1440 px, or on top of another, and which wires cross, go back or run behind a node. Resolves to sentences.
 */
export const LAYOUT_FAULTS = `(async () => {
  const LEFT = 5;
  const RIGHT = 905; // what the palette and the sidebar leave
  const STATUS = 20;
  const BUTTON = 26;
  const faults = [];
  const side = (a, b, c) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  const crosses = (one, two) =>
    side(one.from, one.to, two.from) * side(one.from, one.to, two.to) < 0 &&
    side(two.from, two.to, one.from) * side(two.from, two.to, one.to) < 0;
  const sheets = [...RED.nodes.getWorkspaceOrder()];
  RED.nodes.eachSubflow(({ id }) => sheets.push(id));
  for (const sheet of sheets) {
    RED.workspaces.show(sheet);
    // The editor measures a node when it draws it.
    RED.view.redraw(true, true);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const name = (RED.nodes.workspace(sheet) || RED.nodes.subflow(sheet)).label || 'subflow';
    const nodes = RED.nodes.filterNodes({ z: sheet });
    const boxes = nodes.map(({ id, name, type, x, y, w, h }) => ({
      id, title: name || id, left: x - w / 2 - (type === 'inject' ? BUTTON : 0), right: x + w / 2 + (type === 'debug' ? BUTTON : 0), top: y - h / 2, middle: y + h / 2,
      bottom: y + h / 2 + (/^(kinova|openziti)-/.test(type) ? STATUS : 0),
    }));
    for (const { title, left, right } of boxes) {
      if (left < LEFT || right > RIGHT) faults.push(name + ': ' + title + ' reaches from ' + left + ' to ' + right);
    }
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        if (!apart) faults.push(name + ': ' + a.title + ' and ' + b.title + ' overlap');
      }
    });
    const wires = RED.nodes.filterLinks({}).filter(({ source, target }) => source.z === sheet && target.z === sheet)
      .filter(({ source, target }) => source.w && target.w && nodes.includes(source) && nodes.includes(target))
      .map(({ source, sourcePort, target }) => ({
        source, sourcePort, target,
        title: (source.name || source.id) + ' > ' + (target.name || target.id),
        from: { x: source.x + source.w / 2, y: source.y + 13 * (sourcePort - (source.outputs - 1) / 2) },
        to: { x: target.x - target.w / 2, y: target.y },
      }));
    wires.forEach((one, index) => {
      if (one.to.x < one.from.x) faults.push(name + ': ' + one.title + ' goes back');
      for (const two of wires.slice(index + 1)) {
        const meet = one.target === two.target || (one.source === two.source && one.sourcePort === two.sourcePort);
        if (!meet && crosses(one, two)) faults.push(name + ': ' + one.title + ' crosses ' + two.title);
      }
      for (const box of boxes.filter(({ id }) => id !== one.source.id && id !== one.target.id)) {
        const edges = [
          { from: { x: box.left, y: box.top }, to: { x: box.right, y: box.middle } },
          { from: { x: box.left, y: box.middle }, to: { x: box.right, y: box.top } },
        ];
        if (edges.some((edge) => crosses(one, edge))) faults.push(name + ': ' + one.title + ' runs behind ' + box.title);
      }
    });
  }
  return faults;
})()`;
