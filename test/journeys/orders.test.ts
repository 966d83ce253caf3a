import { expect, test } from "vitest";
import type { ListedOrder } from "../../src/orders/orders.schema.ts";
import { journeys } from "./journey.ts";

journeys("orders", {}, (journey) => {
  test("an order is entered by hand, refused with its reasons, summed as one types, changed and undone", async () => {
    const page = await journey.visit();
    await page.goto(`${journey.app.url}/orders`);
    await page.getByRole("button", { name: "Add order" }).click();
    const form = page.getByRole("dialog", { name: "Add order" });
    await form.getByRole("combobox", { name: "Product or description" }).fill("Robusta");
    await form.getByRole("listbox").getByRole("option").first().click();
    await form.getByLabel("Quantity").fill("2.5");
    await form.getByLabel("Unit price").fill("100000");
    await form.getByRole("button", { name: "Create" }).click();
    await form.getByText(/company or the contact that ordered/).waitFor();
    await form.getByRole("combobox", { name: "Customer" }).fill("Nắng Sớm");
    await form.getByRole("listbox").getByRole("option").first().click();
    await form.getByLabel("Order number").fill("T-77");
    await form
      .getByText(/250[.,]000/)
      .first()
      .waitFor();
    await form.getByLabel("Discount").fill("300000");
    await form.getByRole("button", { name: "Create" }).click();
    await form.getByText(/at most what the line comes to/).waitFor();
    await form.getByLabel("Discount").fill("50000");
    await form.getByRole("button", { name: "Create" }).click();

    const order = page.getByRole("dialog", { name: "Order T-77" });
    await order
      .getByRole("table")
      .getByText(/200[.,]000/)
      .first()
      .waitFor();
    await order.getByRole("button", { name: "Edit" }).click();
    const edit = page.getByRole("dialog", { name: "Edit order" });
    expect(await edit.getByRole("combobox", { name: "Customer" }).inputValue()).toMatch(/Nắng Sớm/);
    await edit.getByLabel("Status").selectOption("fulfilled");
    await edit.getByRole("button", { name: "Save" }).click();
    await order.getByText("Fulfilled").waitFor();
    await order.getByRole("link", { name: /Nắng Sớm/ }).click();
    await page.getByRole("region", { name: "Orders" }).getByRole("link", { name: /T-77/ }).waitFor();

    const { body } = await journey.app.owner.get<{ items: ListedOrder[] }>("orders?q=T-77");
    expect(body.items).toEqual([expect.objectContaining({ number: "T-77", amount: 200_000, status: "fulfilled" })]);
  });

  test("the customer may be a person: their company comes along, and both are shown and kept when the order is changed", async () => {
    const { owner } = journey.app;
    const company = (await owner.post<{ id: string }>("companies", { name: "Xưởng Gỗ Bình Minh Xanh" })).body.id;
    const contact = (await owner.post<{ id: string }>("contacts", { givenName: "Yên", familyName: "Vũ Hải", companyId: company })).body.id;
    const page = await journey.visit({ path: "/orders", language: "vi", device: "phone" });
    await page.getByRole("button", { name: "Thêm đơn hàng" }).click();
    const form = page.getByRole("dialog", { name: "Thêm đơn hàng" });
    await form.getByRole("combobox", { name: "Khách hàng" }).fill("Hải Yên");
    await form.getByRole("option", { name: /Vũ Hải Yên.*Bình Minh Xanh/ }).click();
    await form.getByLabel("Số đơn hàng").fill("T-78");
    await form.getByRole("combobox", { name: "Sản phẩm hoặc mô tả" }).fill("Công lắp đặt");
    await form.getByRole("option", { name: "Công lắp đặt" }).click();
    await form.getByLabel("Số lượng").fill("3");
    await form.getByLabel("Đơn giá").fill("1.200.000");
    await form.getByRole("button", { name: "Tạo" }).click();
    const order = page.getByRole("dialog", { name: "Đơn hàng T-78" });
    await order.getByRole("link", { name: "Vũ Hải Yên" }).waitFor();
    await order.getByRole("link", { name: "Xưởng Gỗ Bình Minh Xanh" }).waitFor();
    await order.getByText(/^3 × 1\.200\.000/).waitFor();
    await order.getByRole("button", { name: "Sửa" }).click();
    const edit = page.getByRole("dialog", { name: "Sửa đơn hàng" });
    expect(await edit.getByRole("combobox", { name: "Khách hàng" }).inputValue()).toBe("Vũ Hải Yên · Xưởng Gỗ Bình Minh Xanh");
    expect(await edit.getByLabel("Đơn giá").inputValue()).toBe("1.200.000");
    await edit.getByLabel("Ghi chú").fill("Giao buổi sáng");
    await edit.getByRole("button", { name: "Lưu" }).click();
    await order.getByText("Giao buổi sáng").waitFor();
    const { body } = await owner.get<{ items: ListedOrder[] }>("orders?q=T-78");
    expect(body.items).toEqual([expect.objectContaining({ companyId: company, contactId: contact, amount: 3_600_000 })]);
  });

  test("where two people change the same order, both sides stand in words", async () => {
    const { owner } = journey.app;
    const company = (await owner.post<{ id: string }>("companies", { name: "Hai Người Sửa" })).body.id;
    const line = { name: "Bàn gỗ", quantity: 2, unitPrice: 500_000 };
    const { id } = (await owner.post<{ id: string }>("orders", { number: "T-79", companyId: company, currency: "VND", lines: [line] }))
      .body;
    const page = await journey.visit({ path: `/orders/${id}`, language: "vi" });
    await page.getByRole("button", { name: "Sửa" }).click();
    const edit = page.getByRole("dialog", { name: "Sửa đơn hàng" });
    await edit.getByLabel("Số lượng").fill("4");
    await edit.getByLabel("Trạng thái").selectOption({ label: "Đã giao" });
    await owner.patch(`orders/${id}`, { status: "cancelled", lines: [{ ...line, quantity: 7 }] }, { version: 1 });
    await edit.getByRole("button", { name: "Lưu" }).click();
    const clash = page.getByRole("dialog", { name: "Có người vừa sửa mục này" });
    await clash.waitFor();
    const row = (field: string) => clash.getByRole("row", { name: new RegExp(`^${field}`) }).getByRole("cell");
    expect(await row("Trạng thái").allTextContents()).toEqual(["Đã hủy", "Đã giao"]);
    expect(await row("Dòng hàng").allTextContents()).toEqual(["7 × Bàn gỗ", "4 × Bàn gỗ"]);
    await clash.getByRole("button", { name: "Lưu bản của tôi" }).click();
    await page.getByRole("dialog", { name: "Đơn hàng T-79" }).getByText("Đã giao").waitFor();
  });

  test("the list stands by amount from its menu and from its column", async () => {
    const page = await journey.visit({ path: "/orders", language: "vi" });
    await page.getByRole("button", { name: "Sắp xếp" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Lớn nhất" }).click();
    await page.keyboard.press("Escape");
    const { body } = await journey.app.owner.get<{ items: ListedOrder[] }>("orders?sort=-amount&limit=1");
    await expect.poll(() => page.getByRole("row").nth(1).textContent()).toContain(body.items[0]?.number);
    await page.getByRole("columnheader", { name: "Tổng cộng" }).getByRole("button").click();
    await page.waitForURL(/sort=amount/);
  });

  test("sorting and searching keep what else narrows the list", async () => {
    const page = await journey.visit({ path: "/orders?status=fulfilled" });
    const list = page.getByRole("table", { name: "Orders" });
    await list.getByRole("button", { name: "Ordered" }).click();
    await page.waitForURL(/sort=orderedAt/);
    expect(new URL(page.url()).searchParams.get("status")).toBe("fulfilled");
    await page.getByRole("searchbox", { name: "Search orders" }).fill("zzqq");
    await page.waitForURL(/q=zzqq/);
    expect(new URL(page.url()).searchParams.get("status")).toBe("fulfilled");
    await page.getByRole("button", { name: "Clear the search" }).click();
    await page.waitForURL((url) => !url.searchParams.has("q"));
    const rows = list.getByRole("row").filter({ has: page.getByRole("link") });
    await rows.first().waitFor();
    expect(await rows.filter({ hasNotText: "Fulfilled" }).count()).toBe(0);
  });
});
