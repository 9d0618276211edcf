"""Plays the pages of review sessions and parks: an agenda is filled and resolved, capacity reserved and released, lists taken."""
import re
from datetime import date, timedelta

from playwright.sync_api import expect


def reviews(reader, demand):
    """Arranges a session held yesterday, has a project resolved on conditions, shows it to the room, and takes all back."""
    page = reader.page
    page.goto(reader.base + "/reviews")
    reader.look()
    page.click("text=安排联审会")
    page.fill("#held_on", (date.today() - timedelta(days=1)).isoformat())
    page.fill("#chair", "示例县领导乙")
    page.click("main form.long .deeds button")
    expect(page.locator(".done")).to_contain_text("已安排联审会")
    session = page.url.split("?")[0]
    page.click("summary:has-text('列入一个项目')")
    page.fill("#item-opportunity_id", "ZT-2026-001")
    page.click("#item button")
    expect(page.locator(".done")).to_contain_text("已列入议程")
    reader.look()
    page.click("text=投影")
    expect(page.locator(".projector b").first).to_have_text("1/1")
    reader.look()
    if reader.scripts:
        page.keyboard.press("Escape")
    else:
        page.click("text=退出投影")
    expect(page.locator("#opinions")).to_have_text("部门意见")
    page.click("summary:has-text('登记意见') >> nth=0")
    opinion = page.locator("details[open].act").first
    opinion.locator("select").select_option(label="附条件同意")
    opinion.locator("textarea").fill("取得总量指标后实施")
    opinion.locator("button").click()
    expect(page.locator(".done")).to_contain_text("已登记部门意见")
    reader.look()
    page.click(".go >> text=登记决议")
    page.check("#resolution-conditional")
    page.fill("#paper", "示例纪要〔2026〕9号")
    page.click("main form.long .deeds button")
    expect(page.locator(".wrong a")).to_contain_text("至少一项条件")
    reader.look()
    page.fill("#conditions-0-text", "取得总量指标")
    page.fill("#conditions-0-due_on", "2027-01-06")
    page.click("main form.long .deeds button")
    expect(page.locator(".done")).to_contain_text("已登记决议")
    expect(page.locator(".next")).to_contain_text("现在可办理")
    reader.look()
    page.click(".done button")
    expect(page.locator(".done")).to_contain_text("已撤销")
    page.goto(session)
    page.click("summary:has-text('移出议程')")
    page.click("button:has-text('确认移出')")
    expect(page.locator(".done")).to_contain_text("已移出议程")
    download(reader, "/reviews", demand)


def parks(reader, demand):
    """Reserves land of the sample's park, is refused more than there is, releases it, and looks at a chain."""
    page = reader.page
    page.goto(reader.base + "/enterprises")
    firm = page.locator("main tbody a").first.get_attribute("href").split("/")[-1]
    page.goto(reader.base + "/parks")
    reader.look()
    page.click("main tbody a >> text=石泉经济技术开发区")
    reader.look()
    page.click("summary:has-text('预留要素')")
    page.select_option("#hold-zone_id", label="古堰")
    page.select_option("#hold-resource", label="土地")
    page.fill("#hold-amount", "999999")
    page.fill("#hold-enterprise_id", f"#{firm}")
    page.fill("#hold-expires_on", (date.today() + timedelta(days=60)).isoformat())
    page.click("#hold button")
    expect(page.locator("#hold .error")).to_contain_text("只能再预留")
    reader.look()
    page.fill("#hold-amount", "7")
    page.click("#hold button")
    expect(page.locator(".done")).to_contain_text("已预留")
    expect(page.locator("main")).to_contain_text("古堰 土地 7亩")
    reader.look()
    row = page.locator("tr", has_text="古堰 土地 7亩")
    row.locator("button:has-text('释放')").click()
    expect(page.locator(".done")).to_contain_text("已释放预留")
    page.goto(reader.base + "/parks/chains")
    reader.look()
    page.click("text=电子信息")
    expect(page.locator("#chain-title")).to_have_count(1)
    reader.look()
    download(reader, "/parks", demand)


def download(reader, path, demand):
    """Takes the list of a page as a workbook."""
    page = reader.page
    page.goto(reader.base + path)
    with page.expect_download() as taken:
        page.click(".exports >> text=XLSX")
    demand(re.search(r"\.xlsx$", taken.value.suggested_filename), f"{reader.role}: {path} gives no workbook")
