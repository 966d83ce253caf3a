import { dictionary } from "../../lib/locale.ts";

/** What became of a change that was taken back, or that did not go through. */
export const changeWords = dictionary(
  {
    undoneExcept: (n: number) => `Undone, except ${n} field${n === 1 ? "" : "s"} that changed since`,
    rolledBack: "That did not work, so it was put back as it was.",
  },
  {
    undoneExcept: (n: number) => `Đã hoàn tác, trừ ${n} trường đã được sửa sau đó`,
    rolledBack: "Thao tác không thành công nên đã trở về như cũ.",
  },
);
