/** The page that stops digest mails. */

const en = {
  kinds: { daily: "daily digest", weekly: "weekly digest" },
  title: "Digest mails",
  ask: (kind: string) => `Stop the ${kind} by mail?`,
  button: "Stop",
  stopped: "Stopped. You can turn it on again in your settings.",
};

const vi: typeof en = {
  kinds: { daily: "bản tin hằng ngày", weekly: "bản tin hằng tuần" },
  title: "Bản tin qua thư",
  ask: (kind) => `Ngừng nhận ${kind} qua thư?`,
  button: "Ngừng nhận",
  stopped: "Đã ngừng. Bạn có thể bật lại trong phần cài đặt.",
};

export const stopWords = (language: "vi" | "en"): typeof en => (language === "vi" ? vi : en);
