"""From a new installation to a visit in the leader's month, by what the pages say and nothing else."""
import re
import time

from playwright.sync_api import expect

LIST = """企业名称,主营产品,所在城市,员工数,计划投资,联系人,手机号
杭州虚构玩具有限公司,毛绒玩具;文创礼品,杭州市,320,3000万元,虚构甲,13900000001
西安示例布艺有限公司,毛绒玩具;盲盒公仔,西安市,85,1200万元,虚构乙,13900000002
武汉示例量具有限公司,卡尺;千分尺,武汉市,40,500万元,虚构丙,13900000003
"""
PASSWORD = "一句只供测试用的很长的口令"


class Walker:
    """Counts what somebody does on the way."""

    def __init__(self, page, look):
        self.page, self.look, self.clicks = page, look, 0

    def click(self, selector):
        self.page.click(selector)
        self.clicks += 1

    def fill(self, selector, text):
        self.page.fill(selector, text)
        self.clicks += 1

    def choose(self, selector, label):
        self.page.select_option(selector, label=label)
        self.clicks += 1

    def heading(self, text):
        expect(self.page.locator("h1")).to_contain_text(text)
        self.look(self.page)


def walk(browser, base, look):
    """Walks at 1440 px; answers the clicks and seconds it took."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    began = time.monotonic()
    walker = Walker(page, look)
    page.goto(base + "/")
    first_account(walker)
    first_list(walker)
    first_need(walker)
    first_visit(walker)
    walker.click("nav >> text=报表")
    walker.heading("月报")
    expect(page.locator("tr:has-text('考察') >> nth=0")).to_contain_text("1")
    took = time.monotonic() - began
    context.close()
    return walker.clicks, took


def first_account(walker):
    walker.click("text=建立首个管理员账号")
    walker.fill("#login", "li.shi")
    walker.fill("#name", "李试样")
    walker.choose("#role", "管理员")
    walker.click("button:has-text('新增')")
    given = walker.page.locator(".warn code").inner_text()
    walker.look(walker.page)
    walker.click("text=去登录")
    walker.fill("#login", "li.shi")
    walker.fill("#password", given)
    walker.click("main button")
    walker.heading("修改密码")
    walker.fill("[name=old_password]", given)
    walker.fill("[name=password]", PASSWORD)
    walker.fill("[name=again]", PASSWORD)
    walker.click("main button")
    walker.heading("今日")


def first_list(walker):
    page = walker.page
    walker.click("main >> text=导入校友企业名册")
    page.set_input_files(
        "input[type=file]", {"name": "名册.csv", "mimeType": "text/csv", "buffer": LIST.encode("gb18030")})
    walker.clicks += 1
    walker.click("main button")
    walker.heading("核对后导入")
    walker.click("button:has-text('确认导入 3 行')")
    expect(page.locator(".done")).to_contain_text("已导入")
    walker.look(page)


def first_need(walker):
    page = walker.page
    walker.click("main >> text=登记招商项目")
    walker.heading("登记招商项目")
    walker.click("main >> text=先登记园区")
    walker.heading("登记园区")
    walker.fill("#name", "示例园区")
    walker.fill("#code", "SLYQ")
    walker.click("main button:has-text('登记')")
    expect(page.locator(".done")).to_contain_text("已登记")
    walker.look(page)
    walker.click("nav >> text=招商项目")
    walker.click("main >> text=登记招商项目")
    walker.fill("#title", "毛绒玩具生产线")
    walker.fill("#code", "SL-2026-01")
    walker.fill("#description", "引进毛绒玩具、文创产品生产企业,购租标准厂房")
    walker.click(".deeds button:has-text('试算')")
    expect(page.locator("text=因为写到").first).to_be_visible()
    for tick in page.locator("main input[type=checkbox]").all()[:2]:
        tick.check()
        walker.clicks += 1
    walker.choose("#park_id", "示例园区")
    expect(page.locator("#reach")).to_contain_text("参加排序 2 家")
    walker.click(".deeds button:has-text('登记')")
    expect(page.locator(".done")).to_contain_text("已登记")
    expect(page.locator(".ranked tbody tr")).to_have_count(2)
    walker.look(page)


def first_visit(walker):
    page = walker.page
    walker.click(".ranked tbody th a >> nth=0")
    expect(page.locator("h2").first).to_have_text("准入条件")
    walker.look(page)
    walker.click("main >> text=安排考察")
    walker.heading("安排考察")
    today = page.evaluate("new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)")
    walker.fill("#starts_on", today)
    walker.fill("#stops-0-site", "示例园区厂房")
    walker.fill("#stops-0-from_time", "09:30")
    walker.fill("#stops-0-to_time", "10:30")
    walker.click("main form.long .deeds >> text=安排考察")
    expect(page.locator(".done")).to_contain_text("已安排考察")
    walker.look(page)
    paper = page.locator("li:has-text('考察核实单') a").first.get_attribute("href")
    shown = page.request.get(page.url.split("/visits")[0] + paper)
    assert shown.ok and re.search("毛绒玩具生产线|杭州虚构|西安示例", shown.text()), paper
    walker.clicks += 1
    walker.click("main >> text=写考察纪要")
    walker.fill("#topics", "企业看了厂房,问了电价。")
    walker.click("main form.long .deeds >> text=登记纪要")
    expect(page.locator(".done")).to_contain_text("已登记纪要")
    walker.look(page)
