/** 95 % intervals: Wilson for shares, normal for means. */

export interface Score {
  value: number;
  low: number;
  high: number;
  n: number;
}

const Z = 1.96;

export function share(hits: number, n: number): Score {
  if (n === 0) return { value: 0, low: 0, high: 1, n };
  const p = hits / n;
  const middle = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n };
}

export function mean(values: number[]): Score {
  const n = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / (n || 1);
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / Math.max(1, n - 1);
  const half = Z * Math.sqrt(variance / (n || 1));
  return { value, low: value - half, high: value + half, n };
}
