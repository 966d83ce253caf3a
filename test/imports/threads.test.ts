import { expect, test } from "vitest";
import { assignThreads, newThreadId, type ThreadMail, threadPrefix } from "../../src/mail/threads.rules.ts";

const DAY = 86_400_000;
const NOTHING = { byMessage: new Map<string, string>(), bySubject: new Map() };

let count = 0;
const mail = (over: Partial<ThreadMail>): ThreadMail => ({
  channelId: `m${++count}`,
  answers: [],
  subject: "Price",
  at: 0,
  people: ["an@x.vn"],
  ...over,
});

function groups(mails: ThreadMail[], known = NOTHING): string[][] {
  const threads = assignThreads(mails, known);
  return [...Map.groupBy(mails, ({ channelId }) => threads.get(channelId)).values()].map((group) =>
    group.map(({ channelId }) => channelId),
  );
}

test("an answer belongs to what it answers, whatever its subject", () => {
  const [one, two, three] = [
    mail({ channelId: "a" }),
    mail({ channelId: "b", answers: ["a"], subject: "Something else", at: 1 }),
    mail({ channelId: "c", answers: ["b", "a"], subject: "More", at: 2 }),
  ];
  expect(groups([three, one, two])).toEqual([["c", "a", "b"]]);
});

test("without that, the subject decides where the same people write within 90 days", () => {
  const mails = [
    mail({ channelId: "a", subject: "Báo giá tháng 5" }),
    mail({ channelId: "b", subject: "Re: Báo giá tháng 5", at: 40 * DAY }),
    mail({ channelId: "c", subject: "FW: RE: bao gia thang 5", at: 120 * DAY }),
    mail({ channelId: "d", subject: "Re: Báo giá tháng 5", at: 300 * DAY }),
    mail({ channelId: "e", subject: "Báo giá tháng 5", at: DAY, people: ["chi@z.vn"] }),
  ];
  expect(groups(mails)).toEqual([["a", "b", "c"], ["d"], ["e"]]);
});

test("mails without a subject stay apart unless they answer each other", () => {
  expect(
    groups([
      mail({ channelId: "a", subject: "" }),
      mail({ channelId: "b", subject: "Re:" }),
      mail({ channelId: "c", subject: "", answers: ["a"] }),
    ]),
  ).toEqual([["a", "c"], ["b"]]);
});

test("two answers to a mail that never came belong together", () => {
  expect(
    groups([mail({ channelId: "a", subject: "X", answers: ["lost"] }), mail({ channelId: "b", subject: "Y", answers: ["lost"], at: 1 })]),
  ).toEqual([["a", "b"]]);
});

test("mails that are there already are found by Message-ID and by subject", () => {
  const known = {
    byMessage: new Map([["old", "thr_old"]]),
    bySubject: new Map([[threadPrefix("Price") ?? "", [{ threadId: "thr_price", at: 0, people: ["an@x.vn"] }]]]),
  };
  const threads = assignThreads(
    [
      mail({ channelId: "a", answers: ["old"], subject: "" }),
      mail({ channelId: "b", at: DAY }),
      mail({ channelId: "c", at: DAY, people: ["else@q.vn"] }),
    ],
    known,
  );
  expect([threads.get("a"), threads.get("b")]).toEqual(["thr_old", "thr_price"]);
  expect(threads.get("c")).toBe(newThreadId("Price", "c"));
});

test("the same mails get the same threads however they arrive", () => {
  const mails = [
    mail({ channelId: "a" }),
    mail({ channelId: "b", at: 50 * DAY }),
    mail({ channelId: "c", at: 100 * DAY }),
    mail({ channelId: "d", at: DAY, answers: ["b"] }),
  ];
  expect(assignThreads(mails.toReversed(), NOTHING)).toEqual(new Map([...assignThreads(mails, NOTHING)]));
});

test("a thread's id begins with what its subject gives, so that it can be looked up", () => {
  expect(newThreadId("Re: Giá", "x").startsWith(`${threadPrefix("giá")}_`)).toBe(true);
  expect(threadPrefix("Fwd: Re: ")).toBeUndefined();
});
