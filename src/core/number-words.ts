/** Numbers as words, in both languages, written as they are with all their marks. Pure. */
export const NUMBER_WORDS: Record<string, number> = {
  ...{ một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10 },
  ...{ "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, sixty: 60, ninety: 90 },
};
