import { SearchX, Trash2 } from "lucide-preact";
import { dictionary } from "../../lib/locale.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import type { ListSpec } from "./list-page.tsx";
import { recordWords } from "./words.ts";

const en = {
  nothingFound: (q: string) => `Nothing matches “${q}”`,
  nothingFoundText: "Check the spelling, or type fewer letters. Marks do not matter: “nguyen” finds Nguyễn.",
  clearSearch: "Clear the search",
  nothingFits: "Nothing fits the filter",
  nothingFitsText: "Take the filter away to see the whole list.",
  emptyBin: "The bin is empty",
  emptyBinText: "What you delete waits here and can be restored.",
};

const vi: typeof en = {
  nothingFound: (q) => `Không có kết quả cho “${q}”`,
  nothingFoundText: "Hãy kiểm tra chính tả hoặc gõ ít chữ hơn. Không cần gõ dấu: “nguyen” cũng tìm ra Nguyễn.",
  clearSearch: "Xóa từ khóa",
  nothingFits: "Không có mục nào khớp bộ lọc",
  nothingFitsText: "Hãy bỏ bộ lọc để xem toàn bộ danh sách.",
  emptyBin: "Thùng rác trống",
  emptyBinText: "Những mục bạn xóa sẽ nằm ở đây và có thể khôi phục.",
};

const emptyWords = dictionary(en, vi);

interface Props {
  spec: Pick<ListSpec<never>, "noun" | "icon" | "emptyTitle" | "emptyText" | "emptyAct">;
  q: string;
  isBin: boolean;
  /** Its filter stands above, where it can be taken away. */
  isFiltered: boolean;
  onClear: () => void;
}

/** What a list says when nothing is in it: because of the search, in the bin, or at all. */
export default function NoRows({ spec, q, isBin, isFiltered, onClear }: Props) {
  const w = emptyWords();
  const clear = (
    <Button kind="primary" onClick={onClear}>
      {w.clearSearch}
    </Button>
  );
  if (q) return <EmptyState icon={SearchX} title={w.nothingFound(q)} children={w.nothingFoundText} action={clear} />;
  if (isFiltered) return <EmptyState icon={SearchX} title={w.nothingFits} children={w.nothingFitsText} />;
  if (isBin)
    return (
      <EmptyState
        icon={Trash2}
        title={w.emptyBin}
        children={w.emptyBinText}
        action={<a href={`/${spec.noun}`}>{recordWords().leaveBin}</a>}
      />
    );
  return <EmptyState icon={spec.icon} title={spec.emptyTitle} children={spec.emptyText} action={spec.emptyAct} />;
}
