/** A name that may be broken behind a slash: “Supplier/Partner” is wider than a narrow cell. */
export function breakable(name: string) {
  return name.split(/(?<=\/)/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={part} />, part]));
}
