import { generate } from "lean-qr";

const QUIET_ZONE = 4;

/** Dark on light whatever the theme: that is what cameras know. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const code = generate(text);
  const size = code.size + 2 * QUIET_ZONE;
  const rows = Array.from({ length: code.size }, (_, y) => rowPath(code, y));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={rows.join("")} />
    </svg>
  );
}

function rowPath({ size, get }: { size: number; get: (x: number, y: number) => boolean }, y: number): string {
  const dark = Array.from({ length: size }, (_, x) => x).filter((x) => get(x, y));
  return dark.map((x) => `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`).join("");
}
