"""Plays the pages of firms and people: files, joining two records, what was written, contact data for a purpose, a dossier."""
import re

from playwright.sync_api import expect


def firms(reader, demand):
    """Goes through the parts of the first firm, keeps a file there and takes that back."""
    page = reader.page
    page.goto(reader.base + "/enterprises")
    page.click("main tbody a >> nth=0")
    for part in ("工作往来", "待核对", "资料变更", "附件"):
        page.click(f".tabs >> text={part}")
        reader.look()
    page.set_input_files(
        "#file", {"name": "示例执照.txt", "mimeType": "text/plain", "buffer": f"执照 {reader.role}\n".encode()})
    page.fill("#title", "示例执照")
    page.click("text=存入 >> nth=-1")
    expect(page.locator(".done")).to_contain_text("已存入附件")
    reader.look()
    if page.locator(".done button").count():
        page.click(".done button")
        expect(page.locator(".done")).to_contain_text("已撤销")


def people(reader, demand):
    """Chooses people by college, opens one, and sees the number for a purpose that the law allows."""
    page = reader.page
    page.goto(reader.base + "/people")
    reader.look()
    page.select_option("#college", index=1)
    page.click("main form.filter button")
    demand("college=" in page.url, f"{reader.role}: not chosen by college: {page.url}")
    reader.look()
    page.click("main tbody th a >> nth=0")
    reader.look()
    demand("****" in page.content(), f"{reader.role}: no masked number at {page.url}")
    page.click("summary:has-text('查看联系方式')")
    page.select_option("#purpose", "correction")
    page.click("text=按此用途查看")
    expect(page.locator(".done")).to_contain_text("记入本人可查的查看记录")
    reader.look()


def dossier(reader, demand):
    """Prints a dossier, looks its code up, and reads how scores are made."""
    page = reader.page
    page.goto(reader.base + "/needs")
    page.click("main tbody a >> nth=0")
    page.click(".ranked tbody th a >> nth=0")
    page.click("text=打印研判书")
    expect(page.locator("h1")).to_have_text("项目匹配研判书")
    code = page.locator("p.code").inner_text()
    demand(re.fullmatch(r"[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}", code), f"{reader.role}: no code: {code}")
    demand(page.locator(".seal svg path").count() == 1, f"{reader.role}: no picture of the code")
    page.goto(f"{reader.base}/p/{code}")
    expect(page.locator(".verdict-of")).to_contain_text("仍为最新")
    reader.look()
    page.goto(reader.base + "/help")
    expect(page.locator("h1")).to_have_text("使用说明")
    reader.look()
