"""What a firm does behind its link: reads, corrects, consents, leaves."""
import json

from playwright.sync_api import expect


def own(browser, base, command, look, scripts, width):
    """Opens a link that was made for the sample's first firm. `look` holds each page to axe-core."""
    made = json.loads(command("enterprise", "invite", "甲子示例", "--contact", "示例校友甲子", "--json"))
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(base + made["path"])
    look(page)
    page.click("main button")
    expect(page.locator("h1")).to_contain_text("甲子示例")
    look(page)
    page.fill("[name='enterprise.headcount']", "许多")
    page.click("button:has-text('提交更正')")
    expect(page.locator(".wrong")).to_contain_text("没有办理")
    look(page)
    count = str(4000 + width + scripts)
    page.fill("[name='enterprise.headcount']", count)
    page.click("button:has-text('提交更正')")
    expect(page.locator(".done")).to_contain_text("已提交")
    expect(page.locator(".fact .mark").first).to_contain_text(count)
    withdraw = page.locator("button:has-text('撤回对')")
    if withdraw.count():
        withdraw.first.click()
        expect(page.locator(".done")).to_contain_text("已撤回")
    page.click("summary:has-text('同意:') >> nth=0")
    page.click("button:has-text('我已阅读并同意') >> visible=true >> nth=0")
    expect(page.locator(".done")).to_contain_text("已登记您的同意")
    look(page)
    page.click("button:has-text('退出本页')")
    expect(page.locator("h1")).to_have_text("已退出")
    look(page)
    context.close()
