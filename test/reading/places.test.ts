import { expect, test } from "vitest";
import { placeOf } from "../../web/src/features/reading/places.ts";

const TEXT = { subject: "Báo giá bàn (v2)", body: "Bên Gỗ Việt\ncũng qua đo rồi. Giá 2.1 triệu?" };

test.each([
  ["Gỗ Việt", "body", "Gỗ Việt"],
  ["  bên gỗ việt cũng ", "body", "Bên Gỗ Việt\ncũng"],
  ["2.1 triệu?", "body", "2.1 triệu?"],
  ["bàn (V2)", "subject", "bàn (v2)"],
] as const)("%j is found as it stands", (quote, field, words) => {
  const span = placeOf(quote, TEXT);
  expect([span?.field, TEXT[field].slice(span?.start, span?.end)]).toEqual([field, words]);
});

test.each(["", "  ", "Gỗ Lào", "2x1 triệu", "Báo giá Bên"])("%j stands nowhere", (quote) => {
  expect(placeOf(quote, TEXT)).toBeUndefined();
});
