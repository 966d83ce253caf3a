/** Content lines, of which calendars (RFC 5545) and contact cards (RFC 6350) are made. Pure. */

const LONGEST_OCTETS = 75;

/** One line, folded so that no piece is longer than 75 octets and no character is cut in two. `NAME;PARAM=x` with its value as it stands. */
export function contentLine(name: string, value: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_OCTETS) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return `${[...pieces, piece].join("\r\n")}\r\n`;
}

/** Text as a value: what has a meaning there is escaped, and other control characters go. */
export const textValue = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/** A moment (ms UTC) as `20261122T083000Z`. */
export const utcValue = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
