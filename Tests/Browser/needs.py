"""Plays the forms of needs, edits and scoring profiles: what a need would reach, two at one record, a profile that is named."""
import re

from playwright.sync_api import expect

SAVE = "main form.long button[type=submit]"


def new(reader):
    """Writes a need, takes what is proposed, sees whom it would reach, keeps it and takes that back."""
    page = reader.page
    page.goto(reader.base + "/needs")
    page.click("text=登记招商项目")
    page.fill("#title", "示例汽车线束二期")
    page.fill("#code", "SQ-2026-91")
    page.fill("#description", "引进汽车线束、端子压接企业。")
    page.select_option("#park_id", index=1)
    if not reader.scripts:
        page.locator("button:has-text('试算'):visible").last.click()
    page.locator("#link-E09").check()
    if not reader.scripts:
        page.locator("button:has-text('试算'):visible").last.click()
    expect(page.locator("#reach .totals")).to_be_visible()
    reader.look()
    page.click("button[value=save]")
    expect(page.locator(".done")).to_contain_text("已登记")
    reader.look()
    page.click(".done button")
    expect(page).to_have_url(re.compile("/needs\\?done=undone"))


def edit(reader):
    """Changes a firm while somebody else does, and chooses between the two versions."""
    page = reader.page
    page.goto(reader.base + "/enterprises")
    page.click("main tbody a >> nth=0")
    page.click("h2 >> text=修改")
    reader.look()
    other = reader.context.new_page()
    other.goto(page.url)
    for who, more in [(other, 1), (page, 2)]:
        who.fill("#headcount", str(int(who.input_value("#headcount") or 100) + more))
        who.select_option("#evidence_grade", "documented")
        who.select_option("#evidence_take", "take")
        who.click(SAVE)
    expect(other.locator(".done")).to_contain_text("已保存")
    other.close()
    expect(page.locator("h1")).to_contain_text("两人同时修改了")
    reader.look()
    page.check("#pick-headcount")
    page.click(SAVE)
    expect(page.locator(".done")).to_contain_text("已保存")
    page.click(".done button")
    expect(page.locator(".done")).to_contain_text("已撤销")


def profiles(reader):
    """Answers a choice between imagined projects and takes it back; whoever may names weights that were tried."""
    page = reader.page
    page.goto(reader.base + "/settings")
    page.click(".tabs >> text=评分方案")
    reader.look()
    page.click("text=两两选择")
    reader.look()
    told = page.locator("main [role=status]").first.inner_text()
    page.click("button[value='1']")
    expect(page.locator("main [role=status]").first).not_to_have_text(told)
    page.click("text=退回上一题重答")
    expect(page.locator("main [role=status]").first).to_have_text(told)
    page.goto(reader.base + "/settings/profiles/judgements")
    reader.look()
    page.goto(reader.base + "/settings/rules")
    reader.look()
    if not reader.role.startswith("administrator"):
        return
    page.goto(reader.base + "/needs")
    page.click("main tbody a >> nth=0")
    page.goto(page.url.split("?")[0] + "/what-if?weight.jobs=40")
    page.fill("#title", "示例重就业方案")
    page.fill("#reason", "示例会议定")
    reader.look()
    page.click("button:has-text('存为评分方案')")
    expect(page.locator(".done")).to_contain_text("已存为评分方案")
    page.goto(reader.base + "/settings/profiles")
    page.click("summary:has-text('停用')")
    page.click("button:has-text('确认停用')")
    expect(page.locator(".done")).to_contain_text("已停用")
