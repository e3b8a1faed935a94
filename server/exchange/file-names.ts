/**
 * Names by which files can lie in one folder, on systems that do not tell letters of different case apart too.
 * @param names made from ids of a map, which a map may choose at will.
 * @returns a name for each, in the same order; none of them leads out of the folder.
 */
export function freeNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    // What a map names a flow can be a name of a device, or begin with a full stop.
    const safe = name
      .replace(/[^\p{L}\p{M}\p{N}._-]/gu, '_')
      .replace(/^(?=\.|(?:con|prn|aux|nul|com\d|lpt\d)\.)/i, '_');
    let free = safe;
    for (let number = 2; taken.has(free.toLowerCase()); number++)
      free = safe.replace(/(?=\.)|$/, `-${number}`);
    taken.add(free.toLowerCase());
    return free;
  });
}
