/** Places in lists of numbers, and what stands there, without a number ever becoming an object: tables have many rows. Pure. */

type Numbers = Uint8Array | Uint32Array | Float64Array;

/** 0, 1, 2 … up to `count`, which is left out. */
export function placesUpTo(count: number): Uint32Array {
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) places[at] = at;
  return places;
}

/** What stands at these places, in their order. */
export function gathered<Of extends Numbers>(values: Of, places: Uint32Array): Of {
  const found = new (values.constructor as new (length: number) => Of)(places.length);
  for (let at = 0; at < places.length; at += 1) found[at] = values[places[at] as number] as number;
  return found;
}

const EXACT = 2 ** 53;

/** Places in the rising order of their keys (0 to 1); of equal keys the first place comes first. Keys count with 32 binary digits up to two million of them. */
export function placesByKey(keys: Float64Array): Uint32Array {
  const width = 2 ** Math.ceil(Math.log2(Math.max(1, keys.length)));
  const steps = Math.min(2 ** 32, EXACT / width);
  const both = new Float64Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) both[at] = Math.floor((keys[at] as number) * steps) * width + at;
  both.sort();
  const places = new Uint32Array(keys.length);
  for (let at = 0; at < both.length; at += 1) places[at] = (both[at] as number) % width;
  return places;
}
