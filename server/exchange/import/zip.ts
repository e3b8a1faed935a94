/**
 * The directory of a zip archive. fflate's own `unzip` believes the lengths that the directory states and goes on where a file is
 * longer; here each file is unpacked within a limit.
 */
import { ImportRefusal } from './imported.js';

export interface ZipEntry {
  readonly name: string;
  /** How it is compressed: 0 not at all, 8 deflated. */
  readonly method: number;
  readonly compressed: Uint8Array;
  /** Its length in bytes once it is unpacked, as the directory states it. */
  readonly size: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
/** The longest comment that may stand behind the end of the directory. */
const MAX_COMMENT = 0xffff;

/** The files of an archive by its directory. @throws RangeError where it is none, ImportRefusal where it is broken. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY) throw new ImportRefusal('its directory is broken');
    const [compressed, size] = [20, 24].map((field) => view.getUint32(at + field, true));
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const start = dataStart(view, view.getUint32(at + 42, true));
    if (compressed === undefined || size === undefined || start + compressed > bytes.length)
      throw new ImportRefusal('its directory is broken');
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + (name ?? 0))),
      method: view.getUint16(at + 10, true),
      compressed: bytes.subarray(start, start + compressed),
      size,
    });
    at += ENTRY_LENGTH + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at;
  throw new RangeError('no archive');
}

function dataStart(view: DataView, local: number): number {
  if (view.getUint32(local, true) !== LOCAL) throw new ImportRefusal('its directory is broken');
  return local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
}
