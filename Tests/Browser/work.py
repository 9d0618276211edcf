"""Plays the pages of work: calls are kept, projects opened and moved, visits planned, minuted and taken back."""
from datetime import date

from playwright.sync_api import expect


def visits(reader, demand):
    """Plans a visit of the first firm for today, writes its minutes, looks at what they changed, and takes all back."""
    page = reader.page
    page.goto(reader.base + "/enterprises")
    firm = page.locator("main tbody a").first.get_attribute("href").split("/")[-1]
    page.goto(reader.base + "/visits")
    reader.look()
    for view in ("周历", "月历"):
        page.click(f".tabs >> text={view}")
        reader.look()
    page.goto(f"{reader.base}/visits/new?firm={firm}")
    page.fill("#starts_on", date.today().isoformat())
    page.fill("#stops-1-from_time", "15:00")
    page.fill("#stops-1-to_time", "14:00")
    page.fill("#stops-1-site", "示例会议室")
    page.click("main form.long .deeds button")
    expect(page.locator(".wrong a")).to_contain_text("结束时间")
    reader.look()
    page.fill("#stops-1-to_time", "16:00")
    page.click("main form.long .deeds button")
    expect(page.locator(".done")).to_contain_text("已安排考察")
    reader.look()
    planned = page.url.split("?")[0]
    page.click("text=写考察纪要")
    reader.look()
    page.fill("#topics", "厂房与用工")
    page.fill("#answers-0-field", "现址普工月薪")
    page.fill("#answers-0-value", "4321元")
    if reader.scripts:
        expect(page.locator("#preview")).to_contain_text("将写回事实 1 项")
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(planned + "/minutes")
        page.click("text=恢复")
        expect(page.locator("#answers-0-value")).to_have_value("4321元")
    else:
        page.click("main form.long .deeds >> text=预览")
        expect(page.locator("#preview")).to_contain_text("将写回事实 1 项")
    reader.look()
    page.click("main form.long .deeds >> text=登记纪要")
    expect(page.locator(".done")).to_contain_text("已登记纪要")
    expect(page.locator("#effects")).to_have_text("成效")
    reader.look()
    if reader.scripts:
        left = page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft:')).length")
        demand(left == 0, f"{reader.role}: {left} drafts are left")
    if page.locator(".done button").count():
        page.click(".done button")
        expect(page.locator(".done")).to_contain_text("已撤销")
    else:
        page.goto(planned)
        return
    page.click("summary:has-text('取消考察')")
    page.fill("#cancel-reason", "示例原因")
    page.click("#cancel button")
    expect(page.locator(".done")).to_contain_text("已取消考察")


def calls(reader):
    """Keeps what came of the first call of the list, and takes it back."""
    page = reader.page
    page.goto(reader.base + "/outreach")
    reader.look()
    page.click("summary:has-text('记录联系') >> nth=0")
    page.click(".call details[open] button:has-text('去电未应')")
    expect(page.locator(".done")).to_contain_text("已记录联系")
    reader.look()
    page.click(".done button")
    expect(page.locator(".done")).to_contain_text("已撤销")
    page.click("text=补录表")
    reader.look()


def projects(reader):
    """Opens a project from the call list, moves it by its card or its page, and takes the move back."""
    page = reader.page
    page.goto(reader.base + "/outreach?week=2")
    page.click(".call >> text=立项 >> nth=0")
    reader.look()
    page.fill("#title", "示例看板项目")
    page.click("main form.long .deeds button")
    expect(page.locator(".done")).to_contain_text("已立项")
    reader.look()
    project = page.url.split("?")[0]
    page.goto(reader.base + "/projects")
    reader.look()
    if reader.scripts and page.viewport_size["width"] > 1000:
        card = page.locator(".card", has=page.locator(f"a[href='{project.removeprefix(reader.base)}']"))
        card.drag_to(page.locator("[data-stage=screening]"))
        expect(page.locator("#to-screening")).to_be_checked()
    else:
        page.goto(project + "/move")
        page.check("#to-screening")
    reader.look()
    page.click("main form.long .deeds button")
    expect(page.locator(".done")).to_contain_text("已变更阶段")
    page.click("summary:has-text('撤回上一次阶段变更')")
    page.click("#undo-move button")
    expect(page.locator(".done")).to_contain_text("已撤回")
    page.goto(reader.base + "/projects/list?search=示例看板项目")
    expect(page.locator("tbody tr").first).to_contain_text("示例看板项目")
    reader.look()
