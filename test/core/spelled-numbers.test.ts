import { describe, expect, test } from "vitest";
import { spelledNumbersIn } from "../../src/core/spelled-numbers.ts";

const read = (text: string) => spelledNumbersIn(text).map(({ start, end, value }) => [text.slice(start, end), value]);

describe("numbers of several words", () => {
  test.each<[string, string, number]>([
    ["khoảng bảy triệu đồng", "bảy triệu", 7e6],
    ["mười hai triệu rưỡi", "mười hai triệu rưỡi", 12.5e6],
    ["hai triệu tư nhé", "hai triệu tư", 2.4e6],
    ["một tỷ ba trăm tám mươi lăm triệu", "một tỷ ba trăm tám mươi lăm triệu", 1.385e9],
    ["bốn trăm linh sáu nghìn", "bốn trăm linh sáu nghìn", 406e3],
    ["Hai mươi mốt thùng", "Hai mươi mốt", 21],
    ["trong hai mươi năm qua", "hai mươi", 20],
    ["forty-three chairs", "forty-three", 43],
    ["eight hundred and five euros", "eight hundred and five", 805],
    ["two million three hundred thousand", "two million three hundred thousand", 2.3e6],
    ["half of a thousand dollars", "a thousand", 1000],
  ])("%s", (text, raw, value) => {
    expect(read(text)).toEqual([[raw, value]]);
  });

  test.each(["hai ba ngày nữa", "mười năm", "one two three", "thứ hai mươi", "nine lives", "không trăm"])("%s is none", (text) => {
    expect(read(text)).toEqual([]);
  });
});
