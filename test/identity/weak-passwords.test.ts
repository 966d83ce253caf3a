import fc from "fast-check";
import { expect, test } from "vitest";
import { isListed } from "../../src/identity/password-list.ts";
import { bareOf, ownWords, strengthOf, type Weakness, weaknessOf } from "../../src/identity/passwords.rules.ts";
import { cpuMs } from "../support/effort.ts";
import { runs } from "../support/proof.ts";

/** Which passwords are refused, by the rules that the page hints by and by the list that has the last word. */

const OWN = ["Nguyễn Văn An", "linh.tran@mocgiang.example", "Mộc Giang Coffee"];
const verdict = (password: string, own = OWN): Weakness | "good" =>
  weaknessOf(password, own) ?? (isListed({ password, own }).isListed ? "common" : "good");

test.each<[string, Weakness | "good"]>([
  ["ngắn quá", "short"],
  ["😀".repeat(9), "short"],
  ["x".repeat(201), "long"],
  ["aaaaaaaaaaaa", "repeated"],
  ["abcabcabcabc", "repeated"],
  ["1212121212", "repeated"],
  ["abcdefghij", "sequence"],
  ["9876543210", "sequence"],
  ["123456789a", "sequence"],
  ["qwertyuiop", "keyboard"],
  ["asdfghjkl;'", "keyboard"],
  ["1qaz2wsx3edc", "keyboard"],
  ["nguyenvana1990", "own"],
  ["linhtran123", "own"],
  ["MocGiang@2025", "own"],
  ["Mộc Giang 1", "own"],
  ["password123", "common"],
  ["P@ssw0rd123", "common"],
  ["Password1!x", "common"],
  ["iloveyou123", "common"],
  ["football1234", "common"],
  ["sunshine2020", "common"],
  ["1q2w3e4r5t6y", "common"],
  ["matkhau123", "common"],
  ["mậtkhẩu123", "common"],
  ["M@tkh4u2024", "common"],
  ["mật khẩu mới 123", "common"],
  ["anhyeuem123", "common"],
  ["anhyeuemnhieulam", "common"],
  ["emyeuanh12", "common"],
  ["khongbiet123", "common"],
  ["Vietnam2024", "common"],
  ["hanoi2024!", "common"],
  ["cổng sắt đỏ", "good"],
  ["vẹt đen trên mái tôn", "good"],
  ["correct horse battery staple", "good"],
  ["truck-lamp-river", "good"],
  ["kd7-rt2m-94xw", "good"],
  ["xK9$mQ2!vL", "good"],
  ["relata-demo", "good"],
  ["an nhàn bên hồ vắng", "good"],
])("%s is %s", (password, expected) => {
  expect(verdict(password)).toBe(expected);
});

test("what is one's own is nobody else's", () => {
  expect(verdict("trankhai19xx")).toBe("good");
  expect(verdict("trankhai19xx", ["Trần Khải"])).toBe("own");
  expect(ownWords(["Trần Khải", "khai@cty.vn"])).toEqual(["trankhai", "khai", "tran"]);
  expect(verdict("cổng sắt đỏ", ["An", "an@cty.vn", "Công ty An"])).toBe("good");
});

test("marks, capitals and the usual letters for letters do not make one strong", () => {
  const disguise = fc
    .constantFrom("matkhau", "anhyeuem", "password", "iloveyou")
    .chain((word) =>
      fc.tuple(
        fc.constant(word),
        fc.array(fc.boolean(), { minLength: word.length, maxLength: word.length }),
        fc.integer({ min: 100, max: 9_999 }),
      ),
    );
  fc.assert(
    fc.property(disguise, ([word, capitals, tail]) => {
      const worn = [...word].map((letter, index) => (capitals[index] ? letter.toUpperCase() : letter.replace("a", "@"))).join("");
      expect(verdict(`${worn}${tail}!`.padEnd(10, "1"))).not.toBe("good");
    }),
    runs(60),
  );
});

test("whatever is typed is judged, and quickly", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (password) => {
      expect(cpuMs(() => verdict(password))).toBeLessThan(1_500);
      const weakness = verdict(password);
      expect(strengthOf(password, OWN) === 0).toBe(weaknessOf(password, OWN) !== undefined);
      if (weakness === "good") expect([...password].length).toBeGreaterThanOrEqual(10);
    }),
    runs(60),
  );
});

test("the bar grows with length and variety, and is empty for what is refused", () => {
  expect(["matkhau2024", "cổng sắt đỏ", "truck-lamp-river", "vẹt đen trên mái tôn 7"].map((password) => strengthOf(password, OWN))).toEqual(
    [0, 2, 3, 4],
  );
});

test("bare is without marks, capitals and disguise", () => {
  expect(["Mật Khẩu", "M@TKH4U", "p@$$w0rd", "3m Y3u"].map(bareOf)).toEqual(["matkhau", "matkhau", "password", "emyeu"]);
});
