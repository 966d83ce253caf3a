import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessMapping, guessObject, isDataDictionary, isSufficient } from "../../src/imports/headings.rules.ts";
import type { ImportObject } from "../../src/imports/imports.schema.ts";

const fieldsOf = (object: ImportObject, headings: string[]) => Object.values(guessMapping(object, headings));

describe("what a file holds, by its headings", () => {
  test.each<[ImportObject, string]>([
    ["companies", "account,sector,year_established,revenue,employees,office_location,subsidiary_of"],
    ["members", "sales_agent,manager,regional_office"],
    ["products", "product,series,sales_price"],
    ["deals", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"],
    ["contacts", "First Name,Last Name,Email,Phone Number,Job Title,Company Name,Lifecycle Stage,Contact owner"],
    ["companies", "Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,Phone Number,City,Company owner"],
    ["deals", "Record ID,Deal Name,Deal Stage,Close Date,Amount,Deal owner,Associated Company"],
    ["companies", "AccountName,Website,BillingCity,BillingCountry,NumberOfEmployees,AnnualRevenue,Account Owner"],
    ["deals", "Opportunity Name,Account Name,Stage,Close Date,Amount,Opportunity Owner,Next Step"],
    ["contacts", "Họ và tên,Email,Số điện thoại,Công ty,Chức vụ,Xưng hô"],
    ["contacts", "Họ,Tên đệm,Tên,Di động,Thư điện tử"],
    ["companies", "Tên công ty,Mã số thuế,Địa chỉ,Điện thoại,Người phụ trách"],
    ["deals", "Tên cơ hội,Khách hàng,Giai đoạn,Giá trị,Ngày chốt,Người phụ trách"],
    ["products", "Tên sản phẩm,Mã sản phẩm,Đơn giá,ĐVT"],
    ["members", "Nhân viên,Quản lý,Khu vực,Email"],
    ["contacts", "name,email"],
  ])("%s: %s", (object, headings) => {
    expect(guessObject(headings.split(","))?.object).toBe(object);
  });

  test("a hundred columns of another system do not hide the eight that matter", () => {
    const headings = [
      "First Name",
      "Last Name",
      "Email",
      "Phone Number",
      "Job Title",
      "Company Name",
      "City",
      "Country",
      ...Array.from({ length: 92 }, (_, index) => `Custom ${index}`),
    ];
    expect(guessObject(headings)).toMatchObject({ object: "contacts", confidence: 1 });
  });

  test("the file's name helps where the headings leave it open", () => {
    expect(guessObject(["Name", "Phone"], "products-2026.csv")?.object).toBe("products");
    expect(guessObject(["Name", "Phone"], "khách hàng.csv")?.object).toBe("companies");
  });

  test("what fits nothing is not forced", () => {
    expect(guessObject(["Table", "Field", "Description"])).toBeUndefined();
    expect(guessObject(["x", "y", "z"])).toBeUndefined();
    expect(guessObject(["temperature", "email", "pressure", "humidity", "sensor"])).toBeUndefined();
  });

  test("a data dictionary is told from data", () => {
    expect(isDataDictionary(["Table", "Field", "Description"])).toBe(true);
    expect(isDataDictionary(["Tên cột", "Mô tả"])).toBe(true);
    expect(isDataDictionary(["Company", "Description"])).toBe(false);
  });
});

describe("mapping", () => {
  test("a field goes to the first heading that means it", () => {
    expect(guessMapping("companies", ["Company", "Account Name", "City"])).toEqual({ Company: "name", "Account Name": null, City: "city" });
  });

  test("case, marks, spaces and signs do not matter", () => {
    expect(fieldsOf("contacts", ["E-MAIL", "so dien thoai", "Họ_và_tên"])).toEqual(["email", "phone", "name"]);
  });

  test("rows need something to be known by", () => {
    expect(isSufficient("contacts", { A: "email" })).toBe(true);
    expect(isSufficient("contacts", { A: "phone" })).toBe(false);
    expect(isSufficient("deals", { A: "externalId" })).toBe(false);
    expect(isSufficient("deals", { A: "externalId", B: "stage" })).toBe(true);
  });

  test("any headings can be looked at", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1, maxLength: 10 }),
        fc.string(),
        (headings, name) => void guessObject(headings, name),
      ),
    );
  });
});
