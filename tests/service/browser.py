"""A browser as a person uses it: Chromium, driven through the WebDriver protocol of the W3C by the standard library."""

import base64
import http.client
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars"),
)


class Browser:
    def __init__(self, port: int, downloads: Path, profile: Path) -> None:
        self._port = port
        self.downloads = downloads
        options = {
            "binary": CHROMIUM,
            "args": [*FLAGS, f"--user-data-dir={profile}"],
            "prefs": {"download.default_directory": str(downloads)},
        }
        asked = {
            "capabilities": {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
        }
        self._path = ""
        self._path = f"/session/{self.ask('POST', '/session', asked)['sessionId']}"

    def ask(self, method: str, path: str, content: object = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        body = None if content is None else json.dumps(content)
        connection.request(method, self._path + path, body, {"Content-Type": "application/json"})
        value = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise AssertionError(f"{path}: {value['error']}: {value['message']}")
        return value

    def go(self, url: str) -> None:
        self.ask("POST", "/url", {"url": url})

    def run(self, script: str, *arguments: object) -> Any:
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def imported(self, module: str, expression: str, *arguments: object) -> Any:
        """What an expression is: `m` in it is a module of the page, `a` are the arguments."""
        script = f"""const [a, done] = [arguments[0], arguments[1]];
        import({module!r}).then((m) => done({expression}), (error) => done(String(error)));"""
        return self.ask("POST", "/execute/async", {"script": script, "args": [list(arguments)]})

    def all(self, css: str) -> list[str]:
        return [each[ELEMENT] for each in self.ask("POST", "/elements", {"using": "css selector", "value": css})]

    def one(self, css: str) -> str:
        """The first element that there is, waited for."""
        for _ in range(400):
            found = self.all(css)
            if found:
                return found[0]
            time.sleep(0.05)
        raise AssertionError(f"no element {css}")

    def click(self, css: str) -> None:
        self.ask("POST", f"/element/{self.one(css)}/click", {})

    def keys(self, css: str, text: str) -> None:
        self.ask("POST", f"/element/{self.one(css)}/value", {"text": text})

    def text(self, css: str) -> str:
        return str(self.ask("GET", f"/element/{self.one(css)}/text"))

    def until(self, script: str) -> Any:
        """What a script returns, once that is something."""
        for _ in range(400):
            found = self.run(script)
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"never true: {script}")

    def drop(self, name: str, data: bytes) -> None:
        self.run(
            """const bytes = Uint8Array.from(atob(arguments[1]), (each) => each.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], arguments[0]));
            dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));""",
            name,
            base64.b64encode(data).decode(),
        )

    def downloaded(self, name: str) -> str:
        for _ in range(400):
            if (self.downloads / name).is_file():
                return (self.downloads / name).read_text("utf-8")
            time.sleep(0.05)
        raise AssertionError(f"no {name} in {[each.name for each in self.downloads.iterdir()]}")

    def logged(self) -> list[str]:
        """What the browser complains of."""
        return [each["message"] for each in self.ask("POST", "/se/log", {"type": "browser"})]

    def emulate(self, *, width: int, height: int, dark: bool = False, printed: bool = False) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._tool("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._tool("Emulation.setEmulatedMedia", {"media": "print" if printed else "", "features": [scheme]})

    def _tool(self, command: str, parameters: object) -> Any:
        return self.ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def picture(self, path: Path, *, whole: bool = False) -> None:
        shot = self._tool("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole})
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def browsing() -> Iterator[Browser]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert DRIVER
    driver = subprocess.Popen([DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - whichever there is
    try:
        for _ in range(200):
            with socket.socket() as knocking:
                if knocking.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            downloads = Path(folder) / "downloads"
            downloads.mkdir()
            browser = Browser(port, downloads, Path(folder) / "profile")
            try:
                yield browser
            finally:
                browser.ask("DELETE", "")
    finally:
        driver.terminate()
        driver.wait()
