import { dictionary } from "../../lib/locale.ts";

const en = {
  sending: (to: string) => `Sending to ${to}`,
  inSeconds: (n: number) => `in ${n} s`,
  takeBack: "Take back",
  takenBack: "Taken back. Your mail is as you left it.",
  sent: (to: string) => `Sent to ${to}`,
  failed: (reason: string) => `Not sent. ${reason}`,
  openAgain: "Open it again",
  waiting: "The mail is still waiting to be sent. You will find it on the timeline when it has left.",
};

const vi: typeof en = {
  sending: (to) => `Sắp gửi tới ${to}`,
  inSeconds: (n) => `sau ${n} giây`,
  takeBack: "Thu hồi",
  takenBack: "Đã thu hồi. Thư vẫn nguyên như bạn để.",
  sent: (to) => `Đã gửi tới ${to}`,
  failed: (reason) => `Chưa gửi được. ${reason}`,
  openAgain: "Mở lại thư",
  waiting: "Thư vẫn đang chờ gửi. Khi gửi xong, thư sẽ hiện trên dòng thời gian.",
};

export const mailWords = dictionary(en, vi);
