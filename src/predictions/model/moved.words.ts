/** What is said beside a number that a model's reading has moved. */
export function movedText(from: number, to: number): Record<"en" | "vi", string> {
  const [before, after] = [from, to].map((share) => `${Math.round(share * 100)}%`);
  return {
    en: `The model's reading moved it from ${before} to ${after}`,
    vi: `Nhận định của mô hình đưa con số từ ${before} ${to > from ? "lên" : "xuống"} ${after}`,
  };
}
