import { expect, test } from "vitest";
import { queryWords } from "../../src/core/search-query.ts";
import { markPassage } from "../../src/search/passage.rules.ts";

const marked = (text: string, q: string) => [...markPassage(text, queryWords(q)).matchAll(/\u0001(.*?)\u0002/g)].map(([, word]) => word);

test.each([
  ["Gửi báo giá cho chị Giang", "báo giá", ["báo", "giá"]],
  ["Gửi bao gia cho Giang", "báo giá", ["bao", "gia"]],
  ["Chị Giang nhận báo cáo", "báo giá", ["báo"]],
  ["Nguyễn Văn Đức", "ngu duc", ["Nguyễn", "Đức"]],
  ["Nguyễn Văn Đức", "nguyễ đứ", ["Nguyễn", "Đức"]],
  ["Gửi cho Giang", "giá", ["Giang"]],
  ["Không có gì", "báo giá", []],
])("in “%s” the query “%s” marks %j", (text, q, expected) => {
  expect(marked(text, q)).toEqual(expected);
});

test("the passage is the part around the first mark", () => {
  const passage = markPassage(`${"Chị Giang gọi. ".repeat(20)}Đã gửi báo giá.`, queryWords("báo giá"));
  expect(passage).toMatch(/^….*\u0001báo\u0002 \u0001giá\u0002\.$/);
});
