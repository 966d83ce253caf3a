import { dictionary } from "../../lib/locale.ts";

const en = {
  emptyTitle: "No products yet",
  emptyText: "Add what you sell, or import your price list as a spreadsheet.",
  import: "Import products",
  add: "Add product",
  edit: "Edit product",
  fields: {
    name: "Name",
    sku: "Code",
    series: "Series",
    unit: "Unit",
    price: "Price",
    cost: "Cost",
    margin: "Margin",
    currency: "Currency",
    stock: "Stock",
    status: "Status",
    description: "Description",
  } as Record<string, string>,
  statuses: { active: "On sale", retired: "No longer sold" } as Record<string, string>,
  notTracked: "not tracked",
  stockHint: "Leave empty where stock is not tracked",
  stockWrong: "Write a whole number",
  amountWrong: "Write an amount in digits",
  deleted: (name: string) => `${name} is in the bin`,
};

const vi: typeof en = {
  emptyTitle: "Chưa có sản phẩm nào",
  emptyText: "Hãy thêm những gì bạn bán, hoặc nhập bảng giá từ bảng tính.",
  import: "Nhập sản phẩm",
  add: "Thêm sản phẩm",
  edit: "Sửa sản phẩm",
  fields: {
    name: "Tên",
    sku: "Mã",
    series: "Dòng",
    unit: "Đơn vị",
    price: "Giá bán",
    cost: "Giá vốn",
    margin: "Lãi gộp",
    currency: "Tiền tệ",
    stock: "Tồn kho",
    status: "Trạng thái",
    description: "Mô tả",
  },
  statuses: { active: "Đang bán", retired: "Ngừng bán" },
  notTracked: "không theo dõi",
  stockHint: "Để trống nếu không theo dõi tồn kho",
  stockWrong: "Hãy nhập số nguyên",
  amountWrong: "Hãy nhập số tiền bằng chữ số",
  deleted: (name) => `${name} đã vào thùng rác`,
};

export const productWords = dictionary(en, vi);
export const productLabel = (field: string): string => productWords().fields[field] ?? field;
