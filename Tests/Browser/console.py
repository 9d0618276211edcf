"""Plays the console in a real browser, for each role and with JavaScript on and off, on the sample.

console.py PROGRAM: starts the program on a database of its own in a new folder, and stops it. Ends with 0 when every page
does its job, axe-core finds nothing and the browser's console stays empty.
"""
import contextlib, os, socket, subprocess, sys, tempfile, time, urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

import council
import firms
import imports
import needs
import own
import walk
import work

PROGRAM = os.path.abspath(sys.argv[1])
CHROMIUM = "/usr/bin/chromium"
PASSWORD = "一句只供测试用的很长的口令"
ROLES = ["administrator", "branch_officer", "leader", "park_official"]
faults = []
# A busy machine answers late; what never comes fails all the same.
expect.set_options(timeout=30_000)


def command(*words, text=None):
    return subprocess.run([PROGRAM, *words], input=text, text=True, check=True, capture_output=True).stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ready(base, server):
    for _ in range(600):
        try:
            if urllib.request.urlopen(base + "/readyz").status == 200:
                return
        except OSError:
            pass
        if server.poll() is not None:
            sys.exit("the server ended: " + server.stderr.read())
        time.sleep(0.1)
    sys.exit("the server is not ready after a minute")


def demand(condition, what):
    if not condition:
        faults.append(what)


def look(page, role):
    """Holds a page to axe-core and to the width of the screen."""
    for violation in Axe().run(page).response["violations"]:
        nodes = [node["html"][:120] for node in violation["nodes"][:3]]
        faults.append(f"{role}: {page.url}: axe {violation['id']}: {violation['help']} {nodes}")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    demand(wide <= 0, f"{role}: {page.url} is {wide} px too wide")


class Reader:
    """Somebody at a browser, whose every page is looked at."""

    def __init__(self, browser, base, role, scripts, width=1440):
        self.role = f"{role}, {'with' if scripts else 'without'} JavaScript, {width} px"
        self.base, self.scripts = base, scripts
        self.context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
        self.page = self.context.new_page()
        # A form that is refused says so by its status, which a browser remarks.
        self.page.on(
            "console", lambda message: any(f"status of {status}" in message.text for status in (409, 422))
            or self.note(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.note(f"error: {error}"))
        self.login = f"{role}.shi"

    def note(self, what):
        faults.append(f"{self.role}: {self.page.url}: {what}")

    def look(self):
        """Holds the page to axe-core and to the width of the screen."""
        if self.scripts:
            look(self.page, self.role)

    def enter(self):
        self.page.goto(self.base + "/needs")
        demand("/login?next=%2Fneeds" in self.page.url, f"{self.role}: not led to the way in: {self.page.url}")
        self.look()
        self.page.fill("#login", self.login)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button[type=submit]")
        expect(self.page).to_have_url(self.base + "/needs")

    def rank(self):
        self.look()
        self.page.fill("#search", "xianshu")
        self.page.press("#search", "Enter")
        self.page.click("main tbody a >> nth=0")
        self.look()
        first = self.page.locator(".ranked tbody tr")
        demand(first.count() > 2, f"{self.role}: no ranking at {self.page.url}")
        boxes = self.page.locator(".ranked input[type=checkbox]")
        boxes.nth(0).check()
        boxes.nth(1).check()
        self.page.click("text=并排对比所选企业")
        expect(self.page.locator("h1")).to_have_text("并排对比")
        self.look()
        self.page.go_back()
        self.page.click(".ranked tbody th a >> nth=0")
        expect(self.page.locator("h2").first).to_have_text("准入条件")
        self.look()

    def firms(self):
        self.page.click("nav >> text=校友企业")
        self.look()
        self.page.click("main tbody a >> nth=0")
        expect(self.page.locator("h2").first).to_have_text("适合的招商项目")
        self.look()

    def day(self):
        self.page.goto(self.base + "/today?whose=all")
        self.look()

    def close(self):
        """Closes the first task and takes that back."""
        self.day()
        self.page.click("summary:has-text('办结或改期') >> nth=0")
        form = self.page.locator("details[open] form").first
        form.locator("textarea").fill("已当面答复")
        self.look()
        form.locator("button:has-text('办结')").click()
        expect(self.page.locator(".done")).to_contain_text("已办结")
        self.look()
        if self.page.locator(".done button").count():
            self.page.click(".done button")
            expect(self.page.locator(".done")).to_contain_text("已撤销")

    def leave(self):
        self.page.click("text=退出")
        expect(self.page.locator(".done")).to_contain_text("已退出登录")
        self.page.goto(self.base + "/today")
        demand("/login" in self.page.url, f"{self.role}: still in after leaving")
        self.context.close()


@contextlib.contextmanager
def served(*prepare):
    """A program on a database of its own in a new folder, once it is ready: its address. What is prepared runs before."""
    with tempfile.TemporaryDirectory(prefix="yinfeng-browser-") as folder:
        # The cluster of a test run as root belongs to another user, who has to reach it.
        os.chmod(folder, 0o755)
        os.environ["YINFENG_DATA_DIR"] = folder + "/data"
        for words, text in prepare:
            command(*words, text=text)
        port = free_port()
        server = subprocess.Popen([PROGRAM, "serve", "--port", str(port)], stderr=subprocess.PIPE, text=True)
        try:
            base = f"http://127.0.0.1:{port}"
            ready(base, server)
            yield base
        finally:
            server.terminate()
            server.wait(30)
            subprocess.run([PROGRAM, "db", "stop"], capture_output=True)


def account(role):
    park = ["--park", "SQJKQ"] if role == "park_official" else []
    words = ["user", "add", f"{role}.shi", "--name", "示例人员", "--role", role, *park, "--password-stdin"]
    return words, PASSWORD + "\n"


def play(reader):
    """What one reader does on a day."""
    reader.enter()
    reader.rank()
    reader.firms()
    reader.day()
    if not reader.role.startswith("leader"):
        reader.close()
    if reader.role.startswith("branch_officer"):
        work.calls(reader)
        work.projects(reader)
        work.visits(reader, demand)
        council.reviews(reader, demand)
        council.parks(reader, demand)
        needs.new(reader)
        needs.edit(reader)
        imports.imports(reader, demand)
        firms.firms(reader, demand)
        firms.people(reader, demand)
    firms.dossier(reader, demand)
    imports.settings(reader, demand)
    if reader.scripts:
        needs.profiles(reader)
    reader.leave()


def main():
    readers = [(role, True, 1440) for role in ROLES] + [
        ("branch_officer", True, 390), ("branch_officer", False, 1440), ("leader", False, 390)]
    with sync_playwright() as player:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = player.chromium.launch(executable_path=CHROMIUM, args=arguments)
        with served((["sample", "load"], None), *[account(role) for role in ROLES]) as base:
            for role, scripts, width in readers:
                play(Reader(browser, base, role, scripts, width))
            own.own(browser, base, command, lambda page: look(page, "firm, 390 px"), True, 390)
            own.own(browser, base, command, lambda page: None, False, 1440)
        with served() as base:
            clicks, seconds = walk.walk(browser, base, lambda page: look(page, "newcomer"))
            print(f"From nothing to a visit in the leader's month: {clicks} clicks, {seconds:.0f} s.")
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"Browser test: {len(readers) + 3} readers, {len(faults)} faults.")
    sys.exit(1 if faults else 0)


main()
