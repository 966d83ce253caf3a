import { dictionary } from "../../lib/locale.ts";

const en = {
  title: "Calendar",
  text: "Your tasks with a due date and your meetings, in Google Calendar, Apple Calendar or Outlook: subscribe to a secret address.",
  isOn: (since: string) => `An address has been in use since ${since}. It cannot be shown again.`,
  make: "Make an address",
  renew: "New address",
  renewAsk: "Make a new address?",
  renewText: "The one before ends at once: calendars that subscribe to it get nothing more.",
  end: "End it",
  endAsk: "End the address?",
  endText: "Calendars that subscribe to it get nothing more.",
  ended: "The address has ended",
  once: "Copy this address now and subscribe to it in your calendar. It is shown only this once; whoever knows it reads your tasks and meetings.",
};

const vi: typeof en = {
  title: "Lịch",
  text: "Việc có hạn và cuộc họp của bạn trong Google Calendar, lịch Apple hoặc Outlook: đăng ký theo một địa chỉ bí mật.",
  isOn: (since) => `Đang có một địa chỉ được dùng từ ${since}. Không xem lại được địa chỉ đó.`,
  make: "Tạo địa chỉ",
  renew: "Tạo địa chỉ mới",
  renewAsk: "Tạo địa chỉ mới?",
  renewText: "Địa chỉ cũ ngừng ngay: lịch nào đang đăng ký sẽ không nhận gì nữa.",
  end: "Ngừng",
  endAsk: "Ngừng địa chỉ này?",
  endText: "Lịch nào đang đăng ký sẽ không nhận gì nữa.",
  ended: "Đã ngừng địa chỉ",
  once: "Hãy sao chép địa chỉ ngay và đăng ký trong ứng dụng lịch của bạn. Địa chỉ chỉ hiện một lần này; ai biết địa chỉ sẽ đọc được việc và cuộc họp của bạn.",
};

export const calendarWords = dictionary(en, vi);
