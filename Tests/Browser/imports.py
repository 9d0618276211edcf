"""Plays the pages of imports and settings: a list is uploaded, looked at, imported and taken back; settings are looked at."""
from playwright.sync_api import expect

FIRMS = "企业名称,主要产品,员工人数,规模情况\n武汉示例齿轮有限公司,齿轮,120,大\n襄阳示例阀门有限公司,阀门,很多,小\n"


def imports(reader, demand):
    """Uploads a list of firms, sends a column elsewhere, imports it, and takes that back."""
    page = reader.page
    page.goto(reader.base + "/imports")
    reader.look()
    page.click("text=导入文件")
    reader.look()
    page.set_input_files("#file", {"name": "名册.csv", "mimeType": "text/csv", "buffer": FIRMS.encode()})
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_contain_text("核对后导入")
    expect(page.locator(".faults")).to_contain_text("很多")
    reader.look()
    page.fill("input[name='map:规模情况']", "天知道")
    page.click("text=按以上重新核对 >> nth=0")
    expect(page.locator(".wrong a")).to_contain_text("天知道")
    reader.look()
    page.fill("input[name='map:规模情况']", "不保存")
    page.click("text=按以上重新核对 >> nth=0")
    expect(page.locator(".done")).to_contain_text("重新核对")
    page.click("button:has-text('确认导入')")
    expect(page.locator(".done")).to_contain_text("已导入")
    reader.look()
    page.click("summary:has-text('撤销这次导入')")
    page.click("button:has-text('确认撤销')")
    expect(page.locator(".done")).to_contain_text("已撤销")
    reader.look()
    page.goto(reader.base + "/imports")
    reader.look()


def settings(reader, demand):
    """Looks at one's own account, and, as an administrator, at accounts and the audit."""
    page = reader.page
    page.goto(reader.base + "/settings")
    reader.look()
    if "administrator" not in reader.role:
        return
    page.click(".tabs >> text=本单位账号")
    page.click("summary:has-text('改变') >> nth=0")
    reader.look()
    page.click(".tabs >> text=审计记录")
    reader.look()
    page.click("main tbody a >> nth=0")
    expect(page.locator("h1")).to_contain_text("审计记录")
    reader.look()
